import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportTotal } from './report-total.ts';

test('reportTotal: a table of what was run, and the seeds that failed', () => {
  const violations = [{ invariant: 'quotasHold', found: '3 accounts', act: 1 }];
  const failing = [{ seed: 44, violations, shortest: { seed: 44, acts: [] } }];
  const total = { seeds: 1_200, acts: 70_000, faults: 9_000, seconds: 600, lost: 0, failing };
  const at = new Date('2026-11-30T20:00:00Z');
  assert.equal(
    reportTotal(total, { first: 1, processes: 2, load: 1.94, cores: 2, at }),
    `| seeds | acts | faults met | seeds with violations | time | seeds a second |
| --- | --- | --- | --- | --- | --- |
| 1,200 from 1 on | 70,000 | 9,000 | 1 | 600 s | 2.00 |

2026-11-30, 2 processes side by side on 2 cores, load 1.9 at the end. Failing: 44 (\`quotasHold\`).`,
  );
  const lost = reportTotal({ ...total, lost: 250 }, { first: 1, processes: 2, load: 1.94, cores: 2, at });
  assert.match(lost, /Of 250 more nothing is counted: their process died\.$/);
});

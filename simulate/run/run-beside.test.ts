import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partSeeds, runBeside, sumTotals } from './run-beside.ts';

test('partSeeds: every seed once, in parts of at most so many', () => {
  assert.deepEqual(partSeeds({ first: 10, seeds: 7 }, 3), [
    { first: 10, seeds: 3 },
    { first: 13, seeds: 3 },
    { first: 16, seeds: 1 },
  ]);
  assert.deepEqual(partSeeds({ first: 5, seeds: 4 }, 4), [{ first: 5, seeds: 4 }]);
  assert.deepEqual(partSeeds({ first: 5, seeds: 0 }, 4), []);
});

test('sumTotals: counts are added, and the time is that of the whole', () => {
  const total = { seeds: 2, acts: 30, faults: 4, seconds: 5, lost: 1, failing: [] };
  const sum = { seeds: 4, acts: 60, faults: 8, seconds: 9, lost: 2, failing: [] };
  assert.deepEqual(sumTotals([total, { ...total, seconds: 8 }], 9), sum);
});

test('runBeside: a process that dies takes its own seeds with it, and the others go on', async () => {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const { seeds, lost } = await runBeside(['--no-such-option'], { first: 1, seeds: 4, processes: 2, print });
  assert.deepEqual({ seeds, lost }, { seeds: 0, lost: 4 });
  assert.equal(
    lines.filter((line) => /^✖ the process of 2 seeds from [13] ended with 1$/.test(line)).length,
    2,
  );
  assert.match(lines.at(-1)!, /^0 of 4 seeds, 0 with violations, \d+ s$/);
});

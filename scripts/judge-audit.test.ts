import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeAudit } from './judge-audit.ts';

const report = (vulnerabilities: Record<string, number>) => JSON.stringify({ metadata: { vulnerabilities } });

test('judgeAudit: high or critical findings, fail; lesser ones are named', () => {
  assert.equal(judgeAudit(report({ high: 1, critical: 0 })).isFine, false);
  assert.equal(judgeAudit(report({ high: 0, critical: 2 })).isFine, false);
  const lesser = judgeAudit(report({ high: 0, critical: 0, moderate: 3, low: 1 }));
  assert.deepEqual(lesser, { isFine: true, line: 'npm audit: 0 critical, 0 high, 3 moderate, 1 low' });
});

test('judgeAudit: a registry that can’t be asked, is said to be unchecked', () => {
  for (const output of ['', 'not json', '{"message":"405 Method Not Allowed","error":{"summary":""}}']) {
    const { isFine, line } = judgeAudit(output);
    assert.equal(isFine, true);
    assert.match(line, /NOT CHECKED/);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replayAll } from './replay-all.ts';

test('replayAll: goes on from where the last call ended, and ends', async () => {
  const froms: string[] = [];
  const answers = [
    { Count: 500, NextFrom: '2026-01-02T00:00:00Z' },
    { Count: 500, NextFrom: '2026-01-03T00:00:00Z' },
    { Count: 7, NextFrom: null },
  ];
  const count = await replayAll({ From: '2026-01-01T00:00:00Z' }, async ({ From }) => {
    froms.push(From);
    return answers.shift()!;
  });
  assert.equal(count, 1_007);
  assert.deepEqual(froms, ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z']);
  const same = async () => ({ Count: 1, NextFrom: '2026-01-01T00:00:00Z' });
  assert.equal(await replayAll({ From: '2026-01-01T00:00:00Z' }, same), 1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeTotal, runSeeds } from './run/run-seeds.ts';

const timeMs = 60_000;

test('simulate: as many histories from new seeds as fit in a minute break no invariant', async (t) => {
  const first = Date.now() % 2 ** 32;
  const plain = { isShrinking: false, print: (line: string) => t.diagnostic(line) };
  const total = await runSeeds({ ...plain, first, seeds: 10_000, timeMs });
  const { failing, seeds } = total;
  t.diagnostic(describeTotal(total, first));
  assert.ok(seeds > 0);
  const confirmed = [];
  // A machine that stops for long makes an act look as if it never ended. What lies in a history shows again.
  for (const { seed } of failing)
    confirmed.push(...(await runSeeds({ ...plain, first: seed, seeds: 1 })).failing);
  assert.deepEqual(
    confirmed.map(({ seed, violations }) => ({ seed, violations })),
    [],
  );
});

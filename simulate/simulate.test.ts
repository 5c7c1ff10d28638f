import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSeeds } from './run/run-seeds.ts';

const timeMs = 30_000;

test('simulate: as many histories from new seeds as fit in 30 s break no invariant', async (t) => {
  const first = Date.now() % 2 ** 32;
  const print = (line: string) => t.diagnostic(line);
  const { failing, seeds } = await runSeeds({ first, seeds: 10_000, timeMs, isShrinking: false, print });
  assert.ok(seeds > 0);
  assert.deepEqual(
    failing.map(({ seed, violations }) => ({ seed, violations })),
    [],
  );
});

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { generateHistory } from '../history/generate-history.ts';
import { openGround } from '../world/ground.ts';
import { keepRegression, listRegressions, readRegression } from './regressions.ts';
import { runHistory } from './run-history.ts';

test('runHistory: what once failed breaks no invariant', async (t) => {
  const kept = await listRegressions();
  if (kept.length === 0) return;
  const ground = await openGround();
  t.after(() => ground.close());
  for (const [file, { history }] of kept) {
    const { violations } = await runHistory(ground, history);
    assert.deepEqual(violations, [], file);
  }
});

test('keepRegression: a failing history is written down and read again', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'regressions-'));
  t.after(() => rm(folder, { recursive: true }));
  const shortest = generateHistory(7);
  const violations = [{ invariant: 'lockoutCountsOnce', found: 'one too many', act: 3 }];
  const file = await keepRegression({ violations, shortest }, folder);
  const regression = { invariant: 'lockoutCountsOnce', found: 'one too many', history: shortest };
  assert.deepEqual(await listRegressions(folder), [['lockoutCountsOnce-7.json', regression]]);
  assert.ok(file.startsWith(folder));
});

test('listRegressions: without a folder there are none', async () => {
  assert.deepEqual(await listRegressions('/nowhere/at/all'), []);
});

test('readRegression: an act that nobody can do any more is an error', () => {
  const history = { seed: 1, acts: [{ kind: 'fly' }] };
  assert.throws(() => readRegression(JSON.stringify({ history })), /act fly/);
});

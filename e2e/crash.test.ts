import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCrashes } from './crash-run.ts';

test('SIGKILL of server, PostgreSQL and both under load: loses nothing acknowledged, nothing is stuck or decided twice', async (t) => {
  const summary = await runCrashes(['postgres', 'server', 'both'], Math.random);
  t.diagnostic(JSON.stringify(summary));
  assert.deepEqual(summary.lost, []);
  assert.deepEqual(summary.stuck, []);
  assert.equal(summary.doubleOutcomes, 0);
  assert.ok(summary.acknowledged > 10);
});

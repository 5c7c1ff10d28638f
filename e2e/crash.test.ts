import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../fixtures/create-random.ts';
import { runCrashes } from './crash-run.ts';

/** Another one each time: kills should come at moments that nobody chose. The test's name tells it. */
const seed = Math.trunc(Math.random() * 2 ** 31);

test(`SIGKILL of server, PostgreSQL and both under load (seed ${seed}): loses nothing acknowledged, nothing is stuck or decided twice`, async (t) => {
  const summary = await runCrashes(['postgres', 'server', 'both'], createRandom(seed));
  t.diagnostic(JSON.stringify(summary));
  assert.deepEqual(summary.lost, []);
  assert.deepEqual(summary.stuck, []);
  assert.equal(summary.doubleOutcomes, 0);
  assert.ok(summary.acknowledged > 10);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { withDatabase } from '../../test/database.ts';
import { createLog } from '../platform/log.ts';
import { createPgBossJobs } from '../platform/pg-boss-jobs.ts';
import { readJobHealth } from './job-health.ts';

test('readJobHealth: a quiet queue, one that is not worked, and one that fails, are told apart', async (t) => {
  const { db, connection } = await withDatabase(t);
  const jobs = createPgBossJobs({ connection, log: createLog('silent') });
  jobs.work('sweep-webhooks', async () => {});
  await jobs.start();
  t.after(() => jobs.stop());
  assert.deepEqual(await readJobHealth(db), { lateSec: 0, failing: 0 });
  const later = new Date(Date.now() + 3_600_000);
  await jobs.add(db, 'sweep-webhooks', {}, { startAfter: later });
  assert.deepEqual(await readJobHealth(db), { lateSec: 0, failing: 0 });
  await sql`update pgboss.job set retry_count = 3`.execute(db);
  assert.deepEqual(await readJobHealth(db), { lateSec: 0, failing: 1 });
  // Due since long, and nobody comes for it: as after all workers died.
  await jobs.stop();
  await sql`update pgboss.job set retry_count = 0, start_after = now() - interval '90 seconds'`.execute(db);
  const { lateSec, failing } = await readJobHealth(db);
  assert.ok(lateSec >= 90 && lateSec < 95, String(lateSec));
  assert.equal(failing, 0);
});

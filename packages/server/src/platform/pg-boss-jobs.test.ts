import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, withDatabase } from '../../test/database.ts';
import { transaction } from './database.ts';
import { inNameOf, ownNames, workedFor } from './in-name-of.ts';
import type { JobData, Jobs } from './jobs.ts';
import { createLog } from './log.ts';
import { createPgBossJobs } from './pg-boss-jobs.ts';

const log = createLog('silent');

test('add: a transaction that rolls back leaves no job; one that commits is worked before a poll would find it', async (t) => {
  const database = await withDatabase(t);
  const seen: JobData['purge-temp-capture'][] = [];
  const jobs = await startJobs(t, database, async (data) => void seen.push(data));
  const refused = transaction(database.db, async (tx) => {
    await jobs.add(tx, 'purge-temp-capture', { tempId: 'rolled back' });
    throw new Error('no');
  });
  await assert.rejects(refused, /no/);
  const committed = ['first', 'second', 'third'].map((tempId) => ({ tempId }));
  const waits: number[] = [];
  for (const data of committed) {
    const before = performance.now();
    await transaction(database.db, (tx) => jobs.add(tx, 'purge-temp-capture', data));
    await until(() => seen.length > waits.length);
    waits.push(performance.now() - before);
  }
  // Polls come every 5 s, and the first may fall beside one; a machine that stood still for a moment held up one of the three.
  assert.ok(waits.toSorted((a, b) => a - b)[1]! < 4_000, `${waits} ms`);
  await sleep(200);
  assert.deepEqual(seen, committed);
});

test('add: fifty jobs at once are all worked, without a poll between them', async (t) => {
  const database = await withDatabase(t);
  const seen = new Set<string>();
  const jobs = await startJobs(t, database, async ({ tempId }) => void seen.add(tempId));
  await transaction(database.db, async (tx) => {
    for (let n = 0; n < 50; n += 1) await jobs.add(tx, 'purge-temp-capture', { tempId: String(n) });
  });
  // By polls alone it would take 250 s.
  await until(() => seen.size === 50);
});

test('work: a job that fails is tried again', async (t) => {
  const database = await withDatabase(t);
  let runs = 0;
  const jobs = await startJobs(t, database, async () => {
    runs += 1;
    if (runs === 1) throw new Error('first time');
  });
  await jobs.add(database.db, 'purge-temp-capture', { tempId: 'x' });
  await until(() => runs === 2);
});

test('work: a job, takes its turns at the database in a name of its own, whoever asked for it', async (t) => {
  const database = await withDatabase(t);
  const names: (string | undefined)[] = [];
  const jobs = await startJobs(t, database, async () => void names.push(workedFor()));
  await inNameOf('a tenant', async () => {
    await jobs.add(database.db, 'purge-temp-capture', { tempId: 'x' });
    jobs.nudge('purge-temp-capture');
  });
  await until(() => names.length > 0);
  assert.deepEqual(names, [ownNames.jobs]);
});

test('add: startAfter in the future, is not worked yet; two with one key wait once', async (t) => {
  const database = await withDatabase(t);
  const seen: string[] = [];
  const jobs = await startJobs(t, database, async ({ tempId }) => void seen.push(tempId));
  const startAfter = new Date(Date.now() + 3_600_000);
  await jobs.add(database.db, 'purge-temp-capture', { tempId: 'later' }, { startAfter, singletonKey: 'k' });
  await jobs.add(database.db, 'purge-temp-capture', { tempId: 'again' }, { startAfter, singletonKey: 'k' });
  await sleep(300);
  assert.deepEqual(seen, []);
  const { rows } = await database.pool.query(
    `select data->>'tempId' as id from pgboss.job where name = 'purge-temp-capture' and state = 'created'`,
  );
  assert.deepEqual(rows, [{ id: 'later' }]);
});

test('work: with a concurrency, runs so many side by side and drains the rest without a poll', async (t) => {
  const database = await withDatabase(t);
  const jobs = createPgBossJobs({ connection: database.connection, log });
  let [running, most, done] = [0, 0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(50);
    running -= 1;
    done += 1;
  };
  jobs.work('purge-temp-capture', work, { concurrency: 4 });
  await jobs.start();
  t.after(() => jobs.stop());
  await transaction(database.db, async (tx) => {
    for (let n = 0; n < 40; n += 1) await jobs.add(tx, 'purge-temp-capture', { tempId: String(n) });
  });
  // By polls alone it would take 45 s.
  await until(() => done === 40);
  assert.ok(most > 1 && most <= 4, `${most} at once`);
});

test('stop: waits for the running job', async (t) => {
  const database = await withDatabase(t);
  let [began, ended] = [false, false];
  const jobs = await startJobs(t, database, async () => {
    began = true;
    await sleep(400);
    ended = true;
  });
  await jobs.add(database.db, 'purge-temp-capture', { tempId: 'x' });
  await until(() => began);
  await jobs.stop();
  assert.equal(ended, true);
});

async function startJobs(
  t: { after(run: () => Promise<void>): void },
  { connection }: TestDatabase,
  handler: (data: JobData['purge-temp-capture']) => Promise<void>,
): Promise<Jobs> {
  const jobs = createPgBossJobs({ connection, log });
  jobs.work('purge-temp-capture', handler);
  await jobs.start();
  t.after(() => jobs.stop());
  return jobs;
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 30_000; !condition(); await sleep(5)) {
    assert.ok(Date.now() < deadline, 'did not happen in 30 s');
  }
}

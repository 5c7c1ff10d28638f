import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStorage } from '../packages/server/src/open-storage.ts';
import { readConfig } from '../packages/server/src/platform/configuration/config.ts';
import { createLog } from '../packages/server/src/platform/log.ts';
import { sweepOrphans } from '../packages/server/src/retention/sweep-orphans.ts';
import { findUnreferencedBlobs } from '../packages/server/src/store/blob/blob-reference.ts';
import type { Api } from './api.ts';
import { openApi } from './api.ts';
import { captureByApi } from './capture-by-api.ts';
import { personFrames } from './frames.ts';
import type { Ledger } from './ledger.ts';
import { checkLedger, openLedger } from './ledger.ts';
import { linkOf } from './links.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

/** Ten in the gate; `SELFSAME_TEST_ENROLMENTS=40` for a longer night, and `npm run bench:crash` for 50 kills. */
const enrolments = Number(process.env.SELFSAME_TEST_ENROLMENTS ?? 10);
/** A kill during every second enrolment; a few seconds of restart each. */
const killEvery = 2;

describe('SIGKILL of the whole process tree during enrolments', () => {
  let server: RunningServer;
  let api: Api;
  const ledger = openLedger();
  const seed = Math.trunc(Math.random() * 2 ** 31);
  const random = randomFrom(seed);
  before(async () => {
    server = await startServer();
    api = await openApi(server.baseUrl);
  });
  after(() => server?.remove());

  test(`${enrolments} enrolments with kills at random moments (seed ${seed}): nothing acknowledged is lost`, async () => {
    let interrupted = 0;
    let enrolmentMs = 1_500;
    for (let i = 0; i < enrolments; i++) {
      const number = `person-${i}`;
      const frames = await personFrames(i % 4 === 0 ? 'franck' : 'cap12', i * 0.3);
      const startedAt = performance.now();
      const running = enrol(server.baseUrl, api, number, frames, ledger).then(
        () => true,
        (error: unknown) => whenInterrupted(error),
      );
      if (i % killEvery === 1) {
        await sleep(random() * enrolmentMs);
        await server.kill();
        if (!(await running)) interrupted++;
        await server.restart();
        await checkLedger(ledger, api);
        await enrol(server.baseUrl, api, number, frames, ledger);
      }
      assert.ok((await running) || i % killEvery === 1);
      // As long as the last one that ran through took, so that the kills come in the middle on any machine.
      if (i % killEvery !== 1) enrolmentMs = performance.now() - startedAt;
    }
    assert.equal(ledger.credentials.size, enrolments);
    await checkLedger(ledger, api);
    assert.ok(interrupted > 0, 'at least one kill came in the middle of an enrolment');
  });

  test('afterwards: the sweeper removes what the kills left; every blob and key has its row', async () => {
    await server.stop();
    const config = readConfig({ SELFSAME_DATA_DIR: server.dataDir }, server.dataDir);
    const storage = await openStorage(config, {
      log: createLog('silent'),
      onLost: (error) => {
        throw error;
      },
      onStep: () => undefined,
    });
    try {
      const inAnHour = { now: () => new Date(Date.now() + 3_600_000) };
      await sweepOrphans({ db: storage.db, blobs: storage.blobs, clock: inAnHour });
      const blobs: string[] = [];
      for await (const { id } of storage.blobs.list()) blobs.push(id);
      assert.ok(blobs.length >= enrolments, 'a blob for each credential at least');
      assert.deepEqual(await findUnreferencedBlobs(storage.db, blobs), []);
      const rows = await storage.db
        .selectFrom('biometric_credential')
        .select(['image_blob_id', 'data_key_id', 'template_sealed'])
        .where('deleted_at', 'is', null)
        .execute();
      assert.equal(rows.length, enrolments);
      for (const row of rows) {
        assert.ok(
          row.image_blob_id === null || blobs.includes(row.image_blob_id),
          'no row points at nothing',
        );
        assert.ok(row.template_sealed !== null && row.data_key_id !== null);
        await storage.vault.openDataKey(storage.db, row.data_key_id);
      }
      const again = await sweepOrphans({ db: storage.db, blobs: storage.blobs, clock: inAnHour });
      assert.deepEqual(again, { blobs: 0, keys: 0 });
    } finally {
      await storage.close();
    }
  });
});

/** One enrolment as an integrator replays it: what exists already is no error. Each answer of 200 goes to the ledger. */
async function enrol(
  baseUrl: string,
  api: Api,
  accountNumber: string,
  frames: Buffer[],
  ledger: Ledger,
): Promise<void> {
  const operation = await api.beginSelfie();
  const answer = await captureByApi(baseUrl, linkOf(operation), frames);
  assert.equal(answer.outcome, 'accepted', JSON.stringify(answer));
  const { TempId } = await api.endSelfie(operation.OperationId);
  assert.ok(TempId !== null, 'what the page was told is what the backend reads');
  ledger.accepted.set(operation.OperationId, TempId);
  const account = await api.createAccount(accountNumber);
  assert.ok(
    account.status === 200 || account.body.ID === 'E_ACCOUNT_ALREADY_EXISTS',
    JSON.stringify(account),
  );
  ledger.accounts.add(accountNumber);
  const credential = await api.bindTempId(accountNumber, TempId);
  const { ID } = credential.body;
  assert.ok(
    credential.status === 200 || ID === 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS',
    JSON.stringify(credential),
  );
  ledger.credentials.add(accountNumber);
}

/** A cut connection is what a kill looks like from outside; anything else is a failure. */
function whenInterrupted(error: unknown): false {
  if (error instanceof TypeError && error.message.includes('fetch failed')) return false;
  if (error instanceof TypeError && error.message === 'terminated') return false;
  throw error;
}

/** Mulberry32 (Tommy Ettinger, public domain): a failing run can be told by its seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

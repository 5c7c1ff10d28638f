import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { call, tokenOf, withEdge } from '../../test/edge.ts';
import { testFacts } from '../../test/server-facts.ts';
import type { Db } from '../store/seal/vault.ts';
import { overviewHandlers } from './routes.ts';

async function open(t: TestContext, jobs = { lateSec: 0, failing: 0 }) {
  const edge = await withEdge(t, ({ db, clock }) =>
    overviewHandlers({
      db,
      clock,
      facts: testFacts,
      readJobHealth: async () => jobs,
      expireSessions: async () => 0,
    }),
  );
  return { edge, token: await tokenOf(edge) };
}

test('GetStatus: on day one, says what runs and that nothing is stored', async (t) => {
  const { edge, token } = await open(t);
  const { status, body } = await call(edge, 'GET', '/status', { token });
  assert.equal(status, 200);
  assert.deepEqual(body, {
    Version: '1.2.3',
    StartedDate: '2026-03-01T08:00:00.000Z',
    LivenessMode: 'passive',
    Models: testFacts.models,
    Storage: {
      Accounts: 0,
      Credentials: 0,
      CredentialPictures: 0,
      TempCaptures: 0,
      Database: 'embedded',
      Pictures: 'files',
    },
    Quotas: { Accounts: null, TransactionsPerDay: null, AnalysesAtOnce: null, StorageBytes: null },
    Usage: { Accounts: 0, TransactionsToday: 0, StorageBytes: 0 },
    Retention: {
      TempDataHours: 72,
      OldestTempCaptureDate: null,
      NextPurgeDate: null,
      WebhookLogDays: 30,
      MessageDays: 30,
      ReplayHashDays: 30,
    },
    Webhook: { State: 'none', DisableReason: null, LastSuccessDate: null, Pending: 0, FailedLastDay: 0 },
    Jobs: { State: 'ok', LateSec: 0 },
    Channels: { Sms: 'outbox', Email: 'outbox' },
    Passkeys: { Available: true, Origin: 'https://id.example.com', RpId: 'id.example.com' },
    Egress: { InnerAddresses: false, PlainHttp: false, UnverifiedTls: false },
  });
});

/** Two accounts, one of them deleted; two credentials of the other, one of them deleted. */
async function storeAccounts(db: Db, { tenantId, now, dates }: StoredIn): Promise<void> {
  const account = crypto.randomUUID();
  const credential = {
    tenant_id: tenantId,
    account_id: account,
    data_type: 1,
    is_proofed: true,
    model_id: 'm',
    ...dates,
  };
  const accountRow = (id: string, name: string) => ({
    id,
    tenant_id: tenantId,
    account_number: name,
    display_name: name,
    ...dates,
  });
  await db
    .insertInto('account')
    .values([accountRow(account, 'a'), { ...accountRow(crypto.randomUUID(), 'b'), deleted_at: now }])
    .execute();
  await db
    .insertInto('biometric_credential')
    .values([
      { id: crypto.randomUUID(), ...credential, image_blob_id: crypto.randomUUID() },
      { id: crypto.randomUUID(), ...credential, deleted_at: now },
    ])
    .execute();
}

/** A session and two captures of it, taken 10 and 2 hours ago, which are kept for 72 hours. */
async function storeCaptures(db: Db, { tenantId, ago }: StoredIn): Promise<void> {
  const session = crypto.randomUUID();
  await db
    .insertInto('session')
    .values({
      id: session,
      tenant_id: tenantId,
      kind: 'selfie',
      name: 'x',
      check_liveness: true,
      started_at: ago(2),
      expires_at: ago(1),
    })
    .execute();
  for (const hours of [10, 2])
    await db
      .insertInto('temp_capture')
      .values({
        id: crypto.randomUUID(),
        tenant_id: tenantId,
        session_id: session,
        model_id: 'm',
        data_type: 1,
        created_at: ago(hours),
        expires_at: ago(hours - 72),
      })
      .execute();
}

/** Deliveries of a webhook: one that waits, one that arrived, and two that failed, 23 and 25 hours ago. */
async function storeDeliveries(db: Db, { tenantId, ago }: StoredIn): Promise<void> {
  const delivery = (status: 'pending' | 'succeeded' | 'failed', finishedHoursAgo: number | null) => ({
    id: crypto.randomUUID(),
    tenant_id: tenantId,
    event_type: 1,
    account_number: null,
    body: '{}',
    status,
    created_at: ago(40),
    finished_at: finishedHoursAgo === null ? null : ago(finishedHoursAgo),
  });
  await db
    .insertInto('webhook_delivery')
    .values([
      delivery('pending', null),
      delivery('succeeded', 3),
      delivery('failed', 23),
      delivery('failed', 25),
    ])
    .execute();
}

/** Where and when rows are stored. */
interface StoredIn {
  tenantId: string;
  now: Date;
  ago(hours: number): Date;
  dates: { created_at: Date; modified_at: Date };
}

test('GetStatus: what is stored and how the webhook fares, is counted for its own tenant only', async (t) => {
  const { edge, token } = await open(t);
  const { db, clock } = edge;
  const now = clock.now();
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const place = {
    tenantId: edge.key.tenantId,
    now,
    ago,
    dates: { created_at: ago(5), modified_at: ago(5) },
  };
  await storeAccounts(db, place);
  await storeCaptures(db, place);
  await storeDeliveries(db, place);
  const { body } = await call(edge, 'GET', '/status', { token });
  assert.deepEqual(body.Storage, {
    Accounts: 1,
    Credentials: 1,
    CredentialPictures: 1,
    TempCaptures: 2,
    Database: 'embedded',
    Pictures: 'files',
  });
  assert.equal(body.Retention.OldestTempCaptureDate, ago(10).toISOString());
  assert.equal(body.Retention.NextPurgeDate, ago(-62).toISOString());
  assert.deepEqual(
    [body.Webhook.Pending, body.Webhook.LastSuccessDate, body.Webhook.FailedLastDay],
    [1, ago(3).toISOString(), 1],
  );
  const other = await tokenOf(edge, await edge.addTenant('Other'));
  const strangers = await call(edge, 'GET', '/status', { token: other });
  assert.deepEqual(strangers.body.Storage, {
    ...body.Storage,
    ...{ Accounts: 0, Credentials: 0, CredentialPictures: 0, TempCaptures: 0 },
  });
  assert.deepEqual([strangers.body.Webhook.Pending, strangers.body.Webhook.FailedLastDay], [0, 0]);
});

test('GetStatus: jobs that wait or fail, are said so', async (t) => {
  for (const [jobs, state] of [
    [{ lateSec: 60, failing: 0 }, 'ok'],
    [{ lateSec: 61, failing: 0 }, 'late'],
    [{ lateSec: 0, failing: 1 }, 'failing'],
  ] as const) {
    const { edge, token } = await open(t, jobs);
    assert.equal((await call(edge, 'GET', '/status', { token })).body.Jobs.State, state);
  }
});

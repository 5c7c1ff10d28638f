import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { limits, Status } from '@selfsame/contract';
import { withDatabase } from '../../test/database.ts';
import { insertAttempt } from '../store/session/attempt.ts';
import type { Database } from '../store/tables.ts';
import { ensureTenant } from '../store/tenant/tenant.ts';
import { sweep } from './sweep.ts';
import { sweepOrphans } from './sweep-orphans.ts';

const now = new Date('2026-03-01T12:00:00Z');
const ago = (seconds: number, ms = 0) => new Date(now.getTime() - seconds * 1_000 - ms);

/** A tenant with an account and an operator, and a sweep that leaves sessions alone. */
async function openWorld(t: TestContext) {
  const { db } = await withDatabase(t);
  const { id: tenantId } = await ensureTenant(db, { customerNumber: 'T', customerName: 'T', now });
  const [accountId, operatorId] = [randomUUID(), randomUUID()];
  await db
    .insertInto('account')
    .values({
      id: accountId,
      tenant_id: tenantId,
      account_number: 'A',
      display_name: 'A',
      created_at: now,
      modified_at: now,
    } as never)
    .execute();
  await db
    .insertInto('operator')
    .values({
      id: operatorId,
      tenant_id: tenantId,
      role: 'owner',
      display_name: 'O',
      modified_at: now,
      created_at: now,
    } as never)
    .execute();
  const addSession = async (status: Status) => {
    const id = randomUUID();
    await db
      .insertInto('session')
      .values({
        ...{ id, tenant_id: tenantId, kind: 'selfie', name: 'GetForeignBiometry', check_liveness: true },
        ...{ started_at: now, expires_at: new Date(now.getTime() + 3_600_000), status },
        ended_at: status === Status.Pending ? null : now,
      })
      .execute();
    return id;
  };
  const destroyed: unknown[] = [];
  const deps = {
    ...{ db, clock: { now: () => now }, replaySec: 60, expireSessions: async () => 0 },
    vault: { destroyDataKey: async (_db: unknown, id: string) => void destroyed.push(id) },
    blobs: { delete: async (id: string) => void destroyed.push(id) },
  };
  const idsOf = async (table: keyof Database, column = 'id') =>
    (
      await db
        .selectFrom(table)
        .select(column as never)
        .execute()
    ).map((row) => (row as never)[column]);
  return { ...{ db, tenantId, accountId, operatorId, addSession, deps, destroyed, idsOf } };
}

test('sweep: more captures than a page holds, all are destroyed; what has neither key nor picture is no hindrance', async (t) => {
  const { db, tenantId, addSession, deps, destroyed, idsOf } = await openWorld(t);
  const session_id = await addSession(Status.Accepted);
  const rows = Array.from({ length: 201 }, () => ({
    ...{ id: randomUUID(), tenant_id: tenantId, session_id, model_id: 'm', data_type: 1 },
    ...{
      data_key_id: null,
      template_sealed: null,
      image_blob_id: null,
      created_at: ago(60),
      expires_at: now,
    },
  }));
  await db
    .insertInto('temp_capture')
    .values(rows as never)
    .execute();
  assert.equal((await sweep(deps as never)).purgedCaptures, 201);
  assert.deepEqual(await idsOf('temp_capture'), []);
  assert.deepEqual(destroyed, [], 'nothing that was not there');
});

test('sweep: sessions, links and failures of the portal go when they are over, and no sooner', async (t) => {
  const { db, operatorId, deps, idsOf } = await openWorld(t);
  const idle = limits.portal.sessionIdleSec;
  const longest = Math.max(
    ...Object.values(limits.portal.failures).flatMap((bounds) => bounds.map(({ withinSec }) => withinSec)),
  );
  const addPortalSession = async (lastSeen: Date) => {
    const id = randomUUID();
    const times = { created_at: ago(idle * 2), confirmed_at: now, last_seen_at: lastSeen };
    const row = { id, operator_id: operatorId, token_hash: randomBytes(32), browser: 'b', ...times };
    await db
      .insertInto('operator_session')
      .values({ ...row, expires_at: new Date(now.getTime() + 1) })
      .execute();
    return id;
  };
  const addFailure = async (failedAt: Date) => {
    const id = randomUUID();
    await db
      .insertInto('sign_in_failure')
      .values({ id, key_hash: randomBytes(16), failed_at: failedAt })
      .execute();
    return id;
  };
  await addPortalSession(ago(idle));
  const seen = await addPortalSession(ago(idle, -1));
  await addFailure(ago(longest));
  const counts = await addFailure(ago(longest, -1));
  assert.equal((await sweep(deps as never)).portalRows, 2);
  assert.deepEqual(await idsOf('operator_session'), [seen]);
  assert.deepEqual(await idsOf('sign_in_failure'), [counts]);
});

test('sweep: counts of calls, ceremonies, known browsers and days of quotas go when they are over', async (t) => {
  const { db, accountId, tenantId, addSession, deps, idsOf } = await openWorld(t);
  const [over, running] = [new Date(Date.now() - 1_000), new Date(Date.now() + 60_000)];
  await db
    .insertInto('rate_window')
    .values([over, running].map((ends_at, i) => ({ key: Buffer.alloc(16, i), calls: 1, ends_at })))
    .execute();
  for (const expires_at of [now, new Date(now.getTime() + 1)]) {
    const session_id = await addSession(Status.Pending);
    const ceremony = { session_id, tenant_id: tenantId, id: randomUUID(), step: 'assert', challenge: 'c' };
    await db
      .insertInto('passkey_ceremony')
      .values({ ...ceremony, expires_at } as never)
      .execute();
    const browser = { id: randomUUID(), tenant_id: tenantId, account_id: accountId, session_id: null };
    const known = { ...browser, token_hash: randomBytes(32), browser: 'b', created_at: ago(60), expires_at };
    await db
      .insertInto('account_browser')
      .values(known as never)
      .execute();
  }
  const today = Math.floor(now.getTime() / 86_400_000);
  await db
    .insertInto('tenant_usage')
    .values(
      [today, today - 1, today - 2].map((day) => ({
        tenant_id: tenantId,
        what: 'transactions' as const,
        day,
        amount: '1',
      })),
    )
    .execute();
  await sweep(deps as never);
  const left = [
    await idsOf('rate_window', 'calls'),
    await idsOf('passkey_ceremony'),
    await idsOf('account_browser'),
  ].map(({ length }) => length);
  assert.deepEqual(left, [1, 1, 1]);
  const days = await idsOf('tenant_usage', 'day');
  assert.deepEqual(
    [today, today - 1, today - 2].map((day) => days.includes(day as never)),
    [true, true, false],
  );
});

test('sweep: a review whose session is over, is closed, and one whose session waits is not', async (t) => {
  const { db, tenantId, addSession, deps } = await openWorld(t);
  for (const status of [Status.Accepted, Status.Pending]) {
    const session_id = await addSession(status);
    const attempt = { id: randomUUID(), session_id, tenant_id: tenantId, state: 'open' } as const;
    const challenge = JSON.stringify({ kind: 'passive' });
    await insertAttempt(db, { ...attempt, challenge, created_at: now, due_at: now });
    const review = { session_id, tenant_id: tenantId, attempt_id: attempt.id, needed: 1, can_accept: true };
    await db
      .insertInto('review')
      .values({ ...review, model_id: 'm', portrait: 0, shows_frames: false, created_at: now } as never)
      .execute();
  }
  await sweep(deps as never);
  const rows = await db
    .selectFrom('review')
    .innerJoin('session', 'session.id', 'review.session_id')
    .select(['session.status', 'review.state'])
    .orderBy('session.status')
    .execute();
  assert.deepEqual(rows, [
    { status: Status.Pending, state: 'open' },
    { status: Status.Accepted, state: 'closed' },
  ]);
});

test('sweepOrphans: more blobs than a page holds, notes how large the known ones are and removes the others', async (t) => {
  const { db, tenantId, addSession } = await openWorld(t);
  const known = { id: randomUUID(), modifiedAt: ago(3_600), bytes: 4_321 };
  await db
    .insertInto('temp_capture')
    .values({
      ...{
        id: randomUUID(),
        tenant_id: tenantId,
        session_id: await addSession(Status.Accepted),
        model_id: 'm',
      },
      ...{ data_type: 1, image_blob_id: known.id, created_at: now, expires_at: now },
    } as never)
    .execute();
  const others = Array.from({ length: 500 }, () => ({
    id: randomUUID(),
    modifiedAt: ago(15 * 60, 1),
    bytes: 1,
  }));
  const young = { id: randomUUID(), modifiedAt: ago(15 * 60), bytes: 1 };
  const removed = new Set<string>();
  const counts = await sweepOrphans({
    ...{ db, clock: { now: () => now } },
    blobs: {
      async *list() {
        yield* [young, ...others];
        assert.equal(removed.size, 500, 'a full page is not kept in memory');
        yield known;
      },
      delete: async (id) => void removed.add(id),
    },
  });
  assert.deepEqual(counts, { blobs: 500, keys: 0 });
  assert.deepEqual(removed, new Set(others.map(({ id }) => id)));
  const row = await db.selectFrom('temp_capture').select('blob_bytes').executeTakeFirstOrThrow();
  assert.equal(row.blob_bytes, 4_321);
});

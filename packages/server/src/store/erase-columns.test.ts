import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { withDatabase } from '../../test/database.ts';
import { eraseAccount, insertAccount } from './account/account.ts';
import { eraseColumns, keptColumns } from './erase-columns.ts';
import { ensureTenant } from './tenant/tenant.ts';

const { db } = await withDatabase({ after });
const now = new Date('2026-03-01T12:00:00Z');
const { id: tenantId } = await ensureTenant(db, { customerNumber: 'Shop', customerName: 'Shop', now });

async function addAccount() {
  const id = crypto.randomUUID();
  await insertAccount(db, {
    id,
    tenant_id: tenantId,
    account_number: `number-${id}`,
    display_name: 'Erika',
    currency: 'EUR',
    email: 'erika@example.org',
    external: '{"passport":"C01X00T47"}',
    created_at: now,
    modified_at: now,
  });
  return id;
}

async function readRow(id: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<Record<string, unknown>>`select * from account where id = ${id}`.execute(db);
  return rows[0] ?? {};
}

test('eraseAccount: every column but those that stay, back to its default', async () => {
  const id = await addAccount();
  const before = await readRow(id);
  await eraseAccount(db, id, now);
  const row = await readRow(id);
  for (const column of keptColumns.account) assert.deepEqual(row[column], before[column], column);
  const { account_number, display_name, currency, email, external, enabled, deleted_at } = row;
  assert.deepEqual(
    { account_number, display_name, currency, email, external, enabled, deleted_at },
    {
      account_number: id,
      display_name: '',
      currency: null,
      email: null,
      external: null,
      enabled: false,
      deleted_at: now,
    },
  );
});

test('eraseAccount: a column that a migration adds later, emptied without an edit of the erasure', async () => {
  const id = await addAccount();
  await sql`alter table account add column nickname text, add column likes text[] not null default '{}'`.execute(
    db,
  );
  await sql`update account set nickname = 'Eri', likes = '{tea}' where id = ${id}`.execute(db);
  await eraseAccount(db, id, now);
  const { nickname, likes } = await readRow(id);
  assert.deepEqual({ nickname, likes }, { nickname: null, likes: [] });
});

/** What becomes of each table that names a session, an attempt or an account, beside those whose columns are emptied. */
const otherTables = {
  deleted: [
    'account_browser',
    'account_passkey',
    'challenge_face',
    'failed_attempt',
    'frame_hash',
    'handoff',
    'oidc_record',
    'passkey_ceremony',
    'passkey_code',
    'temp_capture',
  ],
  /** Outcomes, dates and ids; what else is in them goes by itself (`scrubSessions`, the end of a review). */
  kept: ['attempt', 'erasure_certificate', 'receipt', 'review', 'review_decision'],
  /** Until a term is over, at most three days; a sign-in holds ids alone. */
  expiring: ['oidc_sign_in', 'webhook_delivery'],
};

test('eraseColumns: a session that took no part of the quota of its day, takes none when it is erased', async () => {
  const id = crypto.randomUUID();
  const session = {
    kind: 'verification',
    name: 'Verify_Identity',
    check_liveness: true,
    email: 'e@example.org',
  } as const;
  await db
    .insertInto('session')
    .values({ id, tenant_id: tenantId, ...session, is_counted: false, started_at: now, expires_at: now })
    .execute();
  await eraseColumns(db, 'session', { column: 'id', ids: [id] });
  const row = await db
    .selectFrom('session')
    .select(['email', 'is_counted'])
    .where('id', '=', id)
    .executeTakeFirst();
  assert.deepEqual(row, { email: null, is_counted: false });
});

test('erasure: every table that names a session, an attempt or an account, has its place', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and not a.attisdropped
      and a.attname in ('session_id', 'attempt_id', 'account_id')
  `.execute(db);
  const emptied = Object.keys(keptColumns).filter((name) => name !== 'account');
  const named = [...emptied, ...Object.values(otherTables).flat()];
  assert.deepEqual(rows.map(({ name }) => name).sort(), named.sort());
});

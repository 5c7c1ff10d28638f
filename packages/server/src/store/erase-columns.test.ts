import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { withDatabase } from '../../test/database.ts';
import { eraseAccount, insertAccount } from './account/account.ts';
import { keptColumns } from './erase-columns.ts';
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

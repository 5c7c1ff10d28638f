import { sql } from 'kysely';
import { Problem } from '../../platform/http/problem.ts';
import { eraseColumns } from '../erase-columns.ts';
import type { Db } from '../seal/vault.ts';
import { takeSandboxTurn } from './take-sandbox-turn.ts';
import { lockTenantIfThere, updateTenant } from './tenant.ts';
import {
  deleteTenantRows,
  findTenantBlobs,
  forgetTenantBlobs,
  readTenantTables,
  withdrawTenantTemplates,
} from './tenant-erasure.ts';
import { forgetCountedTransactions } from './tenant-usage.ts';

/**
 * What a reset leaves: how the sandbox is set up, and by whom. The log and the certificates are not among the tables that an
 * erasure goes through either. Accounts and credentials lose all but their ids and dates, as deleted ones do: search
 * indexes follow credentials that are marked so, and would not see a row that is missing.
 */
export const keptAtReset: readonly string[] = [
  ...['account', 'biometric_credential'],
  ...['api_key', 'refresh_token', 'revoked_family', 'data_key'],
  ...['tenant_setting', 'tenant_look', 'webhook_setting', 'message_template', 'transaction_template'],
  ...['oidc_integration', 'oidc_issuer'],
  ...['operator', 'operator_invite', 'installation_key'],
  // Follows the other tables by itself, but for the transactions of the day: a deleted one stays counted.
  'tenant_usage',
];

/** Data keys of what people left, simulated passkeys included; those of the tenant and of its operators stay. */
const keysOfPeople = ['account', 'capture', 'session', 'sandbox'];

/** What a reset took away. */
export interface ResetStock {
  accounts: number;
  sessions: number;
  deliveries: number;
  blobIds: string[];
}

/** Takes the pictures from rows. @returns their names, to be removed after the commit */
async function takeBlobs(tx: Db, tenantId: string): Promise<string[]> {
  const blobIds: string[] = [];
  for (let holders = await findTenantBlobs(tx, tenantId); holders.length > 0; ) {
    blobIds.push(...holders.flatMap((holder) => holder.blobIds));
    await forgetTenantBlobs(tx, holders);
    holders = await findTenantBlobs(tx, tenantId);
  }
  return blobIds;
}

/** Does some until there is nothing left. @returns how many in all */
async function untilNone(some: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let count = await some(); count > 0; count = await some()) all += count;
  return all;
}

/** Makes the live accounts of a tenant anonymous, and frees their numbers. */
async function eraseAccounts(tx: Db, tenantId: string, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('account')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null)
    .execute();
  const ids = rows.map(({ id }) => id);
  await eraseColumns(
    tx,
    'account',
    { column: 'id', ids },
    { account_number: sql`id::text`, display_name: '', enabled: false, modified_at: now, deleted_at: now },
  );
  return ids.length;
}

/**
 * Empties a sandbox, in one transaction: accounts with all that was taken for them, operations and transactions, messages,
 * deliveries and faults of webhooks, receipts; its clock has not been moved then. Whoever begins something meanwhile waits.
 * @throws Problem E_SANDBOX_ONLY, E_SERVER_BUSY while it is reset or its clock is moved already
 */
export async function resetTenant(tx: Db, tenantId: string, now: Date): Promise<ResetStock> {
  await takeSandboxTurn(tx, tenantId);
  if (!(await lockTenantIfThere(tx, tenantId))?.sandbox) throw new Problem('E_SANDBOX_ONLY');
  await updateTenant(tx, tenantId, { aged_sec: 0 });
  const blobIds = await takeBlobs(tx, tenantId);
  await untilNone(() => withdrawTenantTemplates(tx, tenantId, now));
  const counts: Record<string, number> = {};
  for (const table of await readTenantTables(tx))
    if (!keptAtReset.includes(table))
      counts[table] = await untilNone(() => deleteTenantRows(tx, table, tenantId));
  await forgetCountedTransactions(tx, tenantId);
  // What was deleted before was erased then: only what this reset has withdrawn has anything left.
  const credentials = tx
    .selectFrom('biometric_credential')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', '=', now);
  const ids = (await credentials.execute()).map(({ id }) => id);
  await eraseColumns(tx, 'biometric_credential', { column: 'id', ids });
  const accounts = await eraseAccounts(tx, tenantId, now);
  await tx
    .deleteFrom('data_key')
    .where('tenant_id', '=', tenantId)
    .where('purpose', 'in', keysOfPeople as never)
    .execute();
  const { session = 0, webhook_delivery = 0 } = counts;
  return { accounts, sessions: session, deliveries: webhook_delivery, blobIds };
}

import { sql } from 'kysely';
import type { DataKeyPurpose } from '../tables.ts';
import type { Db } from './vault.ts';

/**
 * Destroys keys that no row uses any more, of what was made before a moment: what they sealed is erased.
 * Keys of purpose `tenant` and `sandbox` stay; they belong to a tenant, not to a row.
 * @returns how many
 */
export async function destroyOrphanDataKeys(db: Db, createdBefore: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from data_key k
    where k.purpose not in ('tenant', 'sandbox') and k.created_at < ${createdBefore}
      and not exists (select from account where data_key_id = k.id)
      and not exists (select from biometric_credential where data_key_id = k.id)
      and not exists (select from session where data_key_id = k.id)
      and not exists (select from temp_capture where data_key_id = k.id)
      and not exists (select from operator where data_key_id = k.id)
      and not exists (select from operator_ceremony where data_key_id = k.id)`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Whether a key is one of a tenant that serves a purpose. */
export async function isDataKeyOf(
  db: Db,
  { id, tenantId, purpose }: { id: string; tenantId: string; purpose: DataKeyPurpose },
): Promise<boolean> {
  const row = await db
    .selectFrom('data_key')
    .select('id')
    .where('id', '=', id)
    .where('tenant_id', '=', tenantId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets one at a time find or make the key of a tenant that serves a purpose, until the transaction ends. */
export async function takeDataKeyTurn(
  tx: Db,
  { tenantId, purpose }: { tenantId: string; purpose: DataKeyPurpose },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`data key ${purpose} ${tenantId}`}, 0))`.execute(
    tx,
  );
}

/** The id of the oldest key of a tenant that serves a purpose; undefined when there is none. */
export async function findDataKey(
  db: Db,
  { tenantId, purpose }: { tenantId: string; purpose: DataKeyPurpose },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('data_key')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('purpose', '=', purpose)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

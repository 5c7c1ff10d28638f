import { sql } from 'kysely';
import type { Db } from './vault.ts';

/**
 * Destroys keys that no row uses any more, of what was made before a moment: what they sealed is erased.
 * Keys of purpose `tenant` stay; they belong to a tenant, not to a row.
 * @returns how many
 */
export async function destroyOrphanDataKeys(db: Db, createdBefore: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from data_key k
    where k.purpose <> 'tenant' and k.created_at < ${createdBefore}
      and not exists (select from account where data_key_id = k.id)
      and not exists (select from biometric_credential where data_key_id = k.id)
      and not exists (select from session where data_key_id = k.id)
      and not exists (select from temp_capture where data_key_id = k.id)
      and not exists (select from operator where data_key_id = k.id)
      and not exists (select from operator_ceremony where data_key_id = k.id)`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database, SigningPurpose } from './tables.ts';
import type { Db } from './vault.ts';

/** A key pair that signs tokens or records, its private half sealed by the master key. */
export type SigningKeyRow = Selectable<Database['signing_key']>;

/** All keys of a purpose, newest first. */
export const listSigningKeys = (db: Db, purpose: SigningPurpose): Promise<SigningKeyRow[]> =>
  db
    .selectFrom('signing_key')
    .selectAll()
    .where('purpose', '=', purpose)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();

// The bytes of "sign": processes that start at once create one key, not one each.
const lockKey = 0x7369676e;

/** Stores the first signing key of a purpose unless another process did; call inside a transaction. */
export const insertFirstSigningKey = async (
  tx: Db,
  row: Insertable<Database['signing_key']> & { purpose: SigningPurpose },
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
  const existing = await tx
    .selectFrom('signing_key')
    .select('id')
    .where('purpose', '=', row.purpose)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!existing) await tx.insertInto('signing_key').values(row).execute();
};

import { type Kysely, sql } from 'kysely';
import { transaction } from '../../platform/database.ts';
import type { Database } from '../tables.ts';
import { sealUnderMaster, unsealUnderMaster, wrapContext } from './aes-vault.ts';
import type { MasterKeyRing } from './master-key.ts';
import type { Db, SealContext } from './vault.ts';

/** How much one master key holds. */
export interface MasterKeyUse {
  id: string;
  dataKeys: number;
  signingKeys: number;
  retiredAt: Date | null;
}

/** Every master key that the database knows, with what it holds. */
export async function countMasterKeyUse(db: Db): Promise<MasterKeyUse[]> {
  const { rows } = await sql<MasterKeyUse>`
    with used as (
      select master_key_id as id, count(*)::int as data_keys, 0 as signing_keys from data_key group by 1
      union all
      select encode(substr(private_sealed, 2, 8), 'hex'), 0, count(*)::int from signing_key group by 1
      union all
      select id, 0, 0 from master_key
    )
    select used.id, sum(data_keys)::int as "dataKeys", sum(signing_keys)::int as "signingKeys",
      max(m.retired_at) as "retiredAt"
    from used left join master_key m on m.id = used.id group by used.id order by max(m.created_at), used.id`.execute(
    db,
  );
  return rows;
}

const sealedBy = sql<string>`encode(substr(private_sealed, 2, 8), 'hex')`;
const signingContext = (id: string): SealContext => ({
  table: 'signing_key',
  column: 'private_sealed',
  rowId: id,
});

/**
 * Wraps some of the keys that another master key wraps under the ring's current one, in one transaction. Servers go
 * on meanwhile, several may do this at once, and whoever is interrupted just begins again.
 * @returns how many; 0 when nothing is left
 * @throws MasterKeyRefused when the ring lacks the key that wraps one of them
 */
export const rewrapSome = (db: Kysely<Database>, ring: MasterKeyRing, most: number): Promise<number> =>
  transaction(db, async (tx) => {
    const { current } = ring;
    const rows = await tx
      .selectFrom('data_key')
      .select(['id', 'wrapped'])
      .where('master_key_id', '!=', current.id)
      .orderBy('id')
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, wrapped } of rows) {
      const key = unsealUnderMaster(ring, wrapped, wrapContext(id));
      await tx
        .updateTable('data_key')
        .set({ master_key_id: current.id, wrapped: sealUnderMaster(current, key, wrapContext(id)) })
        .where('id', '=', id)
        .execute();
    }
    if (rows.length > 0) return rows.length;
    return rewrapSigningKeys(tx, ring);
  });

async function rewrapSigningKeys(tx: Db, ring: MasterKeyRing): Promise<number> {
  const rows = await tx
    .selectFrom('signing_key')
    .select(['id', 'private_sealed'])
    .where(sealedBy, '!=', ring.current.id)
    .forUpdate()
    .execute();
  for (const { id, private_sealed } of rows) {
    const key = unsealUnderMaster(ring, private_sealed, signingContext(id));
    const resealed = sealUnderMaster(ring.current, key, signingContext(id));
    await tx.updateTable('signing_key').set({ private_sealed: resealed }).where('id', '=', id).execute();
  }
  return rows.length;
}

/**
 * Retires a master key that wraps nothing. From then on the database refuses every new wrapping by it, also by a
 * server that does not know yet.
 * @returns false when it still wraps something
 */
export const retireMasterKey = (db: Kysely<Database>, id: string, now: Date): Promise<boolean> =>
  transaction(db, async (tx) => {
    // Waits for wrappings under way; those that come later wait for this transaction and then are refused.
    await tx
      .insertInto('master_key')
      .values({ id, retired_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ retired_at: now }))
      .execute();
    const use = (await countMasterKeyUse(tx)).find((key) => key.id === id);
    if (!use || use.dataKeys + use.signingKeys === 0) return true;
    await tx.updateTable('master_key').set({ retired_at: null }).where('id', '=', id).execute();
    return false;
  });

import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A key of the installation as stored: never its value. */
export type InstallationKeyRow = Selectable<Database['installation_key']>;

/** The same with the name of the portal user who made it. */
export type NamedInstallationKey = InstallationKeyRow & { maker: string | null };

const inForce = (db: Db, now: Date) =>
  db
    .selectFrom('installation_key')
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]));

/** The key of an external id that is in force, while its tenant owns the installation. */
export const findInstallationKey = (
  db: Db,
  { externalId, now }: { externalId: string; now: Date },
): Promise<InstallationKeyRow | undefined> =>
  inForce(db, now)
    .innerJoin('tenant', 'tenant.id', 'installation_key.tenant_id')
    .selectAll('installation_key')
    .where('external_id', '=', externalId)
    .where('tenant.owns_installation', '=', true)
    .executeTakeFirst();

/** How many keys are in force. */
export async function countInstallationKeys(db: Db, now: Date): Promise<number> {
  const { count } = await inForce(db, now)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const named = (db: Db) =>
  db
    .selectFrom('installation_key')
    .leftJoin('operator', (join) =>
      join
        .onRef('operator.id', '=', 'installation_key.operator_id')
        .onRef('operator.tenant_id', '=', 'installation_key.tenant_id'),
    )
    .selectAll('installation_key')
    .select('operator.display_name as maker');

/** Keys that are not revoked, and the last that were; the newest first. */
export async function listInstallationKeys(
  db: Db,
  { revokedShown }: { revokedShown: number },
): Promise<NamedInstallationKey[]> {
  const [kept, revoked] = await Promise.all([
    named(db).where('revoked_at', 'is', null).orderBy('created_at', 'desc').orderBy('id').execute(),
    named(db)
      .where('revoked_at', 'is not', null)
      .orderBy('revoked_at', 'desc')
      .orderBy('id')
      .limit(revokedShown)
      .execute(),
  ]);
  return [...kept, ...revoked];
}

/** One key, revoked or not. */
export const findNamedInstallationKey = (db: Db, id: string): Promise<NamedInstallationKey | undefined> =>
  named(db).where('installation_key.id', '=', id).executeTakeFirst();

/** Stores a new key. */
export const insertInstallationKey = (
  tx: Db,
  row: Insertable<Database['installation_key']>,
): Promise<InstallationKeyRow> =>
  tx.insertInto('installation_key').values(row).returningAll().executeTakeFirstOrThrow();

/** Revokes a key; undefined when it is revoked already, or there is none. */
export const endInstallationKey = (tx: Db, id: string, at: Date): Promise<InstallationKeyRow | undefined> =>
  tx
    .updateTable('installation_key')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/** Keys that a portal user made and that are not revoked. */
export const listInstallationKeysOf = (
  db: Db,
  { tenantId, operatorId }: { tenantId: string; operatorId: string },
): Promise<InstallationKeyRow[]> =>
  db
    .selectFrom('installation_key')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('operator_id', '=', operatorId)
    .where('revoked_at', 'is', null)
    .execute();

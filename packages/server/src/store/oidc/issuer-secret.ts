import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { transaction } from '../../platform/database.ts';
import type { DataKey, Vault } from '../seal/vault.ts';
import type { Database } from '../tables.ts';
import { lockTenant } from '../tenant/tenant.ts';

/** What a tenant's OpenID Provider seals and names people with. */
export interface IssuerSecret {
  /** Seals the records of the provider. */
  dataKey: DataKey;
  /** 32 bytes; never changes, or every application would take everybody for somebody else. */
  subjectKey: Buffer;
}

const contextOf = (tenantId: string) => ({
  table: 'oidc_issuer',
  column: 'subject_key_sealed',
  rowId: tenantId,
});

/** Opens the secret of a tenant's provider; the first call of all makes it. */
export async function openIssuerSecret(
  { db, vault }: { db: Kysely<Database>; vault: Vault },
  tenantId: string,
  now: Date,
): Promise<IssuerSecret> {
  const row = (await findRow(db, tenantId)) ?? (await makeSecret({ db, vault }, tenantId, now));
  const dataKey = await vault.openDataKey(db, row.data_key_id);
  return { dataKey, subjectKey: vault.unseal(dataKey, row.subject_key_sealed, contextOf(tenantId)) };
}

const findRow = (db: Kysely<Database>, tenantId: string) =>
  db.selectFrom('oidc_issuer').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst();

/** Two first calls at once agree on one secret. */
const makeSecret = ({ db, vault }: { db: Kysely<Database>; vault: Vault }, tenantId: string, now: Date) =>
  transaction(db, async (tx) => {
    await lockTenant(tx, tenantId);
    const made = await tx
      .selectFrom('oidc_issuer')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .executeTakeFirst();
    if (made) return made;
    const key = await vault.createDataKey(tx, { tenantId, purpose: 'tenant', now });
    return tx
      .insertInto('oidc_issuer')
      .values({
        tenant_id: tenantId,
        data_key_id: key.id,
        subject_key_sealed: vault.seal(key, randomBytes(32), contextOf(tenantId)),
        created_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });

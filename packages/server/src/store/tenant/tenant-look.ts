import { Looks, PageLook } from '@selfsame/contract';
import { type Static, Type } from 'typebox';
import type { Db } from '../seal/vault.ts';
import { jsonColumn } from '../stored-json.ts';

/** What is stored of a look beside the logo's bytes. */
const StoredLook = Type.Object({
  ...Type.Pick(Looks, ['Light', 'Dark', 'Texts', 'PrivacyUrl', 'HelpUrl']).properties,
  /** Lists of origins; absent in rows from before there were any. */
  FrameAncestors: Type.Optional(Type.Array(Type.String())),
  ReturnOrigins: Type.Optional(Type.Array(Type.String())),
  LogoText: Type.Union([Type.String(), Type.Null()]),
  /** The colours as the page uses them, worked out when they were set. */
  page: PageLook.properties.colors,
});
export type StoredLook = Static<typeof StoredLook>;

const readLook = jsonColumn('tenant_look', 'look', StoredLook);

/** A checked logo. */
export interface Logo {
  bytes: Buffer;
  /** Media type. */
  type: string;
  /** SHA-256 of the bytes. */
  hash: Buffer;
}

/** A tenant's look; `version` 0 and null: nobody has changed it yet. */
export interface TenantLook {
  look: StoredLook | null;
  logoHash: Buffer | null;
  version: number;
}

/** The look of a tenant, without the logo's bytes. @throws JsonUnreadable */
export async function readTenantLook(db: Db, tenantId: string): Promise<TenantLook> {
  const row = await db
    .selectFrom('tenant_look')
    .select(['look', 'logo_hash', 'version'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return {
    look: readLook(row?.look ?? null, tenantId),
    logoHash: row?.logo_hash ?? null,
    version: row?.version ?? 0,
  };
}

/** What the capture pages of a tenant show. */
export async function readPageLook(db: Db, tenantId: string): Promise<PageLook> {
  const row = await db
    .selectFrom('tenant')
    .leftJoin('tenant_look', 'tenant_look.tenant_id', 'tenant.id')
    .select(['tenant.customer_name', 'tenant_look.look', 'tenant_look.logo_hash'])
    .where('tenant.id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return presentPageLook(row.customer_name, readLook(row.look, tenantId), row.logo_hash);
}

/** A look as pages are told it. */
export const presentPageLook = (
  requester: string,
  look: StoredLook | null,
  logoHash: Buffer | null,
): PageLook => ({
  requester,
  logo: logoHash && { path: `logos/${logoHash.toString('hex')}`, text: look?.LogoText ?? '' },
  colors: look?.page ?? null,
  texts: (look?.Texts ?? []).map(({ Locale, Key, Text }) => ({ locale: Locale, key: Key, text: Text })),
  privacyUrl: look?.PrivacyUrl ?? null,
  helpUrl: look?.HelpUrl ?? null,
});

/** Origins that may frame the capture pages of a tenant; empty: as the server says. */
export const readFrameAncestors = async (db: Db, tenantId: string): Promise<string[]> =>
  (await readTenantLook(db, tenantId)).look?.FrameAncestors ?? [];

/** Origins that a transaction of a tenant may lead back to; empty: none. */
export const readReturnOrigins = async (db: Db, tenantId: string): Promise<string[]> =>
  (await readTenantLook(db, tenantId)).look?.ReturnOrigins ?? [];

/** The logo of a tenant. */
export async function readTenantLogo(db: Db, tenantId: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('tenant_look')
    .select('logo')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row?.logo ?? null;
}

/** The logo under a hash, of whatever tenant: pages show it to everybody. */
export async function findLogo(db: Db, hash: Buffer): Promise<{ bytes: Buffer; type: string } | undefined> {
  const row = await db
    .selectFrom('tenant_look')
    .select(['logo', 'logo_type'])
    .where('logo_hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return row?.logo && row.logo_type ? { bytes: row.logo, type: row.logo_type } : undefined;
}

/**
 * Writes a look when `version` is still the stored one; of two writers one wins.
 * @returns whether it was written
 */
export async function writeTenantLook(
  db: Db,
  tenantId: string,
  change: { look: StoredLook; logo: Logo | null; version: number },
): Promise<boolean> {
  const { look, logo, version } = change;
  const values = {
    look: JSON.stringify(look),
    logo: logo?.bytes ?? null,
    logo_type: logo?.type ?? null,
    logo_hash: logo?.hash ?? null,
    version: version + 1,
  };
  // Version 0 is both "never written" and the first row's forerunner: only then may a row appear.
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('tenant_look')
      .values({ tenant_id: tenantId, ...values })
      .onConflict((conflict) => conflict.column('tenant_id').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable('tenant_look')
    .set(values)
    .where('tenant_id', '=', tenantId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

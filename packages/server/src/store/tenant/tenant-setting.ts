import {
  defaultPasskeyPolicy,
  GenericSettings,
  limits,
  MatchingPolicy,
  PortalSettings,
} from '@selfsame/contract';
import { type TObject, Type } from 'typebox';
import type { Db } from '../seal/vault.ts';
import { type JsonReader, jsonColumn } from '../stored-json.ts';

/** Settings of a tenant, by name; each has defaults, so that a row exists only once somebody changed it. */
export interface TenantSettings {
  generic: GenericSettings;
  matching: MatchingPolicy;
  portal: PortalSettings;
}

/** Name of one group of settings. */
export type TenantSettingName = keyof TenantSettings;

/**
 * What holds until a tenant changes it. FMR 1 in 100,000 is ten times stricter than NIST SP 800-63B-4 §3.2.3 asks;
 * the lockout is that section's "no more than 5 consecutive failed attempts": the wire disables on *more than*
 * `MaxFailedAttempts`, so 4 means that the fifth failure disables (docs/decisions/0020-lockout-defaults.md). A verification
 * leaves no picture behind unless the tenant asks for it (docs/decisions/0052-verifications-leave-nothing.md).
 */
export const defaultSettings: TenantSettings = {
  generic: {
    StoreTransactionSensitiveData: false,
    AllowStoringAccountBioCredentialRawData: true,
    Version: 0,
  },
  matching: {
    FalseMatchRate: 1e-5,
    CheckLivenessDefault: true,
    AllowLivenessOverride: true,
    LivenessMode: null,
    RequireConsent: false,
    LivenessDoubt: 'reject',
    Review: { FourEyes: false, KeepFrames: true, TimeoutSec: limits.review.timeoutSec.default },
    Passkeys: defaultPasskeyPolicy,
    DuplicateCheck: 'off',
    Lockout: { Enabled: true, MaxFailedAttempts: 4, FailedAttemptsTimeoutSec: 86_400 },
    Version: 0,
  },
  portal: {
    LivenessDefaultEnabled: true,
    AllowOverrideLiveness: true,
    DefaultTimeoutSec: limits.timeoutSec.default,
    DeveloperOptions: false,
    Version: 0,
  },
};

const readerOf = <S extends TObject>(schema: S) =>
  jsonColumn('tenant_setting', 'value', Type.Partial(schema));

/** A field that came later is absent in what was stored before. Whoever narrows a bound of the contract migrates the rows. */
const readers: { [N in TenantSettingName]: JsonReader<Partial<TenantSettings[N]>> } = {
  generic: readerOf(GenericSettings),
  matching: readerOf(MatchingPolicy),
  portal: readerOf(PortalSettings),
};

/** One group of settings as it stands; fields that the stored value lacks have their defaults. @throws JsonUnreadable */
export async function readTenantSetting<N extends TenantSettingName>(
  db: Db,
  tenantId: string,
  name: N,
): Promise<TenantSettings[N]> {
  const row = await db
    .selectFrom('tenant_setting')
    .select(['value', 'version'])
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .executeTakeFirst();
  if (!row) return { ...defaultSettings[name], Version: 0 };
  const value = readers[name](row.value, `${tenantId} ${name}`);
  return { ...defaultSettings[name], ...value, Version: row.version };
}

/** How this tenant matches, checks liveness, looks for duplicates and locks accounts. */
export const readMatchingPolicy = (db: Db, tenantId: string): Promise<MatchingPolicy> =>
  readTenantSetting(db, tenantId, 'matching');

/** What this tenant stores of transactions and credentials. */
export const readGenericSettings = (db: Db, tenantId: string): Promise<GenericSettings> =>
  readTenantSetting(db, tenantId, 'generic');

/** What the portal of this tenant offers at first when something is begun by hand. */
export const readPortalSettings = (db: Db, tenantId: string): Promise<PortalSettings> =>
  readTenantSetting(db, tenantId, 'portal');

/**
 * Writes a group of settings when `Version` is still the stored one; one of two writers wins.
 * @returns whether it was written
 */
export async function writeTenantSetting<N extends TenantSettingName>(
  db: Db,
  tenantId: string,
  name: N,
  setting: TenantSettings[N],
): Promise<boolean> {
  const { Version: version, ...fields } = setting;
  const value = JSON.stringify(fields);
  // Version 0 is both "never written" and the first row's forerunner: only then may a row appear.
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('tenant_setting')
      .values({ tenant_id: tenantId, name, value, version: 1 })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable('tenant_setting')
    .set({ value, version: version + 1 })
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

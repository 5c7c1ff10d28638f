import { Problem } from '../platform/problem.ts';
import {
  readTenantSetting,
  type TenantSettingName,
  type TenantSettings,
  writeTenantSetting,
} from '../store/tenant-setting.ts';
import type { Db } from '../store/vault.ts';

/**
 * Writes a group of settings and answers what is stored then.
 * @throws Problem E_ACCOUNT_VERSION_MISMATCH when somebody else wrote in between
 */
export async function updateSetting<N extends TenantSettingName>(
  db: Db,
  tenantId: string,
  name: N,
  setting: TenantSettings[N],
): Promise<TenantSettings[N]> {
  if (await writeTenantSetting(db, tenantId, name, setting))
    return { ...setting, Version: setting.Version + 1 };
  const stored = await readTenantSetting(db, tenantId, name);
  throw new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [setting.Version, stored.Version] });
}

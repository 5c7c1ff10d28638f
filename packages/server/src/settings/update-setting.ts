import { transaction } from '../platform/database.ts';
import type { Caller } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  readTenantSetting,
  type TenantSettingName,
  type TenantSettings,
  writeTenantSetting,
} from '../store/tenant/tenant-setting.ts';
import type { SettingsDependencies } from './settings-dependencies.ts';

/**
 * Writes a group of settings and answers what is stored then.
 * @throws Problem E_ACCOUNT_VERSION_MISMATCH when somebody else wrote in between
 */
export async function updateSetting<N extends TenantSettingName>(
  { db, clock, events }: Pick<SettingsDependencies, 'db' | 'clock' | 'events'>,
  { tenantId, actor }: Caller,
  name: N,
  setting: TenantSettings[N],
): Promise<TenantSettings[N]> {
  return transaction(db, async (tx) => {
    const before = await readTenantSetting(tx, tenantId, name);
    if (!(await writeTenantSetting(tx, tenantId, name, setting))) {
      const stored = await readTenantSetting(tx, tenantId, name);
      throw new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [setting.Version, stored.Version] });
    }
    await events.publish(tx, {
      tenantId,
      type: 'setting.changed',
      actor,
      references: { setting: name },
      data: { before, after: setting },
      at: clock.now(),
    });
    return { ...setting, Version: setting.Version + 1 };
  });
}

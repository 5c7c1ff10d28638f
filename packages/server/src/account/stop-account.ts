import { type Events, systemActor } from '../platform/events.ts';
import { changeAccount, lockAccount } from '../store/account/account.ts';
import type { Db } from '../store/seal/vault.ts';
import { readMatchingPolicy } from '../store/tenant/tenant-setting.ts';
import { lockOut } from './failed-attempts.ts';
import { publishAccount } from './publish-account.ts';

const ordered = 'Disabled as the sandbox was told to.';

/**
 * Disables an account because something that begins in a sandbox orders it, as a lockout or a portal user would have done.
 * @returns the reason on record
 */
export async function stopAccount(
  { events }: { events: Events<Db> },
  tx: Db,
  stop: { tenantId: string; accountId: string; way: 'lockedOut' | 'disabled'; now: Date },
): Promise<string> {
  const { tenantId, accountId, way, now } = stop;
  const account = await lockAccount(tx, tenantId, accountId);
  if (!account?.enabled) return account?.disable_reason ?? ordered;
  if (way === 'lockedOut') {
    const { Lockout: policy } = await readMatchingPolicy(tx, tenantId);
    return lockOut(events, tx, account, { policy, failures: policy.MaxFailedAttempts + 1, now });
  }
  await changeAccount(tx, tenantId, accountId, { enabled: false, disable_reason: ordered, modified_at: now });
  const about = { tenantId, actor: systemActor, account, at: now };
  await publishAccount(events, tx, { ...about, type: 'account.disabled' });
  return ordered;
}

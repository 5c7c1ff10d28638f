import { type Events, systemActor } from '../platform/events.ts';
import { changeAccount, lockAccount } from '../store/account/account.ts';
import {
  countFailedAttempts,
  deleteFailedAttempts,
  insertFailedAttempt,
} from '../store/account/failed-attempt.ts';
import type { Db } from '../store/seal/vault.ts';
import { readMatchingPolicy } from '../store/tenant/tenant-setting.ts';
import { publishAccount } from './publish-account.ts';

/**
 * Counts a failed verification of an account and disables it, with the reason on record, when there were more than
 * `MaxFailedAttempts` within `FailedAttemptsTimeoutSec` (docs/wire.md#failed-attempts). Runs in the transaction that records
 * the failure, and behind the account's lock: of many failures at the same moment each one counts.
 */
export async function recordFailedAttempt(
  { events }: { events: Events<Db> },
  tx: Db,
  failure: { tenantId: string; accountId: string; now: Date },
): Promise<{ disabled: boolean }> {
  const { tenantId, accountId, now } = failure;
  const { Lockout: policy } = await readMatchingPolicy(tx, tenantId);
  const account = await lockAccount(tx, tenantId, accountId);
  if (!policy.Enabled || !account) return { disabled: false };
  await insertFailedAttempt(tx, failure);
  const since = new Date(now.getTime() - policy.FailedAttemptsTimeoutSec * 1000);
  const failures = await countFailedAttempts(tx, accountId, since);
  if (!account.enabled || failures <= policy.MaxFailedAttempts) return { disabled: false };
  await changeAccount(tx, tenantId, accountId, {
    enabled: false,
    disable_reason: `Locked out: more than ${policy.MaxFailedAttempts} failed verifications within ${policy.FailedAttemptsTimeoutSec} s.`,
    modified_at: now,
  });
  await publishAccount(events, tx, {
    type: 'account.disabled',
    tenantId,
    actor: systemActor,
    account,
    data: { lockedOut: true, failures, policy },
    at: now,
  });
  return { disabled: true };
}

/** Forgets the failed verifications of an account: call in the transaction that records a success. */
export const clearFailedAttempts = (tx: Db, accountId: string): Promise<void> =>
  deleteFailedAttempts(tx, accountId);

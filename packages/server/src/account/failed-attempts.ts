import type { MatchingPolicy } from '@selfsame/contract';
import { type Events, systemActor } from '../platform/events.ts';
import { type AccountRow, changeAccount, lockAccount } from '../store/account/account.ts';
import { lockoutReason } from '../store/account/account-disabled.ts';
import {
  countFailedAttempts,
  deleteFailedAttempts,
  deleteFailedAttemptsUntil,
  insertFailedAttempt,
} from '../store/account/failed-attempt.ts';
import { findSignInOfSession } from '../store/oidc/sign-in.ts';
import type { Db } from '../store/seal/vault.ts';
import { readMatchingPolicy } from '../store/tenant/tenant-setting.ts';
import { publishAccount } from './publish-account.ts';

/** A verification of an account: the session that it was; undefined where there was none. */
export interface Verification {
  tenantId: string;
  accountId: string;
  sessionId?: string;
  now: Date;
}

const isSignIn = async (tx: Db, sessionId: string | undefined): Promise<boolean> =>
  sessionId !== undefined && (await findSignInOfSession(tx, sessionId)) !== undefined;

/**
 * Counts a failed verification of an account. More than `MaxFailedAttempts` within `FailedAttemptsTimeoutSec` disable the
 * account, with the reason on record (docs/wire.md#failed-attempts). Those of sign-ins, which anybody who knows a name can
 * begin, are counted by themselves and stop its sign-ins only (docs/openid.md#for-operators). Runs in the
 * transaction that records the failure, and behind the account's lock: of many failures at the same moment each one counts.
 */
export async function recordFailedAttempt(
  { events }: { events: Events<Db> },
  tx: Db,
  failure: Verification,
): Promise<{ disabled: boolean }> {
  const { tenantId, accountId, sessionId, now } = failure;
  const { Lockout: policy } = await readMatchingPolicy(tx, tenantId);
  const account = await lockAccount(tx, tenantId, accountId);
  if (!policy.Enabled || !account) return { disabled: false };
  const since = new Date(now.getTime() - policy.FailedAttemptsTimeoutSec * 1000);
  await deleteFailedAttemptsUntil(tx, accountId, since);
  const atSignIn = await isSignIn(tx, sessionId);
  const before = await countFailedAttempts(tx, { accountId, atSignIn }, since);
  // While sign-ins are stopped none counts: the stop ends when it was said to.
  if (atSignIn && before > policy.MaxFailedAttempts) return { disabled: false };
  await insertFailedAttempt(tx, { tenantId, accountId, atSignIn, now });
  const failures = before + 1;
  if (!account.enabled || failures <= policy.MaxFailedAttempts) return { disabled: false };
  if (atSignIn) {
    const data = { failures, policy };
    const about = { tenantId, actor: systemActor, account, data, at: now };
    await publishAccount(events, tx, { ...about, type: 'account.signInsStopped' });
    return { disabled: false };
  }
  await lockOut(events, tx, account, { policy, failures, now });
  return { disabled: true };
}

/** Disables an account after too many failures. @returns the reason on record */
export async function lockOut(
  events: Events<Db>,
  tx: Db,
  account: AccountRow,
  { policy, failures, now }: { policy: MatchingPolicy['Lockout']; failures: number; now: Date },
): Promise<string> {
  const { tenant_id: tenantId } = account;
  const reason = lockoutReason(policy);
  await changeAccount(tx, tenantId, account.id, {
    enabled: false,
    disable_reason: reason,
    modified_at: now,
  });
  const data = { lockedOut: true, failures, policy };
  const about = { tenantId, actor: systemActor, account, data, at: now };
  await publishAccount(events, tx, { ...about, type: 'account.disabled' });
  return reason;
}

/**
 * Forgets the failed verifications of an account of the kind that now succeeded: call in the transaction that records the
 * success. What strangers used up at sign-ins is not given back by a verification that the tenant began, nor the other way.
 */
export async function clearFailedAttempts(
  tx: Db,
  { accountId, sessionId }: Pick<Verification, 'accountId' | 'sessionId'>,
): Promise<void> {
  await deleteFailedAttempts(tx, { accountId, atSignIn: await isSignIn(tx, sessionId) });
}

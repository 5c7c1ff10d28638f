import type { Account, UpdateAccountRequest } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import type { Actor } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { type AccountChange, type AccountRow, changeAccount } from '../store/account/account.ts';
import { writeAccountTexts } from '../store/account/account-texts.ts';
import { deleteFailedAttempts } from '../store/account/failed-attempt.ts';
import type { AccountChangeDependencies } from './create-account.ts';
import { presentAccount } from './present-account.ts';
import { publishAccount } from './publish-account.ts';
import { requireLockedAccount } from './require-account.ts';

/** Which account, within which tenant. */
export interface AccountName {
  tenantId: string;
  accountNumber: string;
}

/** A change that may enable an account. */
export interface EnablingAct extends AccountAct {
  /** Throws when whoever asks may not enable an account now. */
  requireMayEnable(): void;
}

/** A change of an account: which one, by whom, when. */
export interface AccountAct extends AccountName {
  actor: Actor;
  now: Date;
}

/**
 * Changes an account; absent fields and nulls stay as they are, `""` empties a text.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_ACCOUNT_VERSION_MISMATCH when it was changed since it was read, and what
 * `requireMayEnable` throws when it would be enabled
 */
export const updateAccount = (
  deps: AccountChangeDependencies,
  input: EnablingAct & { request: UpdateAccountRequest },
): Promise<Account> =>
  transaction(deps.db, async (tx) => {
    const { tenantId, request, now } = input;
    const account = await requireLockedAccount(tx, tenantId, input.accountNumber);
    if (request.Version !== account.version) {
      throw new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [request.Version, account.version] });
    }
    const change = readChange(account, request, now);
    if (change.enabled && !account.enabled) {
      input.requireMayEnable();
      await deleteFailedAttempts(tx, { accountId: account.id });
    }
    const changed = (await changeAccount(tx, tenantId, account.id, change)) as AccountRow;
    const { actor } = input;
    const fields = Object.keys(request).filter((field) => field !== 'Version');
    const about = { tenantId, actor, account, at: now };
    await publishAccount(deps.events, tx, { ...about, type: 'account.updated', data: { fields } });
    if (changed.enabled !== account.enabled) {
      await publishAccount(deps.events, tx, { ...about, type: enablement(changed.enabled) });
    }
    return presentAccount(changed);
  });

/**
 * Enables or disables an account. Enabling forgets its failed attempts, or the next failure would lock it again.
 * @throws Problem E_ACCOUNT_NOT_FOUND, and what `requireMayEnable` throws
 */
export const enableAccount = (
  deps: AccountChangeDependencies,
  input: EnablingAct & { enabled: boolean; reason: string | undefined },
): Promise<Account> =>
  transaction(deps.db, async (tx) => {
    const { tenantId, actor, enabled, now } = input;
    if (enabled) input.requireMayEnable();
    const account = await requireLockedAccount(tx, tenantId, input.accountNumber);
    if (enabled) await deleteFailedAttempts(tx, { accountId: account.id });
    const disable_reason = enabled ? '' : (input.reason ?? '');
    const changed = await changeAccount(tx, tenantId, account.id, {
      enabled,
      disable_reason,
      modified_at: now,
    });
    const about = { tenantId, actor, account, at: now };
    await publishAccount(deps.events, tx, { ...about, type: enablement(enabled) });
    return presentAccount(changed as AccountRow);
  });

const enablement = (enabled: boolean) => (enabled ? 'account.enabled' : 'account.disabled');

function readChange(account: AccountRow, request: UpdateAccountRequest, now: Date): AccountChange {
  const enabled = request.Enabled ?? account.enabled;
  const texts = writeAccountTexts(request, account);
  // Nobody has confirmed the new address.
  const isSameEmail = texts.email === undefined || texts.email === account.email;
  const isSameNumber = texts.phone_number === undefined || texts.phone_number === account.phone_number;
  return {
    display_name: request.DisplayName ?? account.display_name,
    ...texts,
    ...(request.External == null ? {} : { external: JSON.stringify(request.External) }),
    rules: request.Rules ?? account.rules,
    custom: request.Custom ?? account.custom,
    enabled,
    disable_reason: enabled ? '' : (request.DisableReason ?? account.disable_reason),
    email_verified: request.EmailVerified ?? (isSameEmail && account.email_verified),
    phone_number_verified: request.PhoneNumberVerified ?? (isSameNumber && account.phone_number_verified),
    modified_at: now,
  };
}

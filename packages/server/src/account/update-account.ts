import type { Account, UpdateAccountRequest } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { type AccountChange, type AccountRow, changeAccount } from '../store/account.ts';
import { deleteFailedAttempts } from '../store/failed-attempt.ts';
import type { Database } from '../store/tables.ts';
import { presentAccount } from './present-account.ts';
import { requireLockedAccount } from './require-account.ts';

/** Which account, within which tenant. */
export interface AccountName {
  tenantId: string;
  accountNumber: string;
}

/**
 * Changes an account; absent fields and nulls stay as they are, `""` empties a text.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_ACCOUNT_VERSION_MISMATCH when it was changed since it was read
 */
export const updateAccount = (
  db: Kysely<Database>,
  input: AccountName & { request: UpdateAccountRequest; now: Date },
): Promise<Account> =>
  transaction(db, async (tx) => {
    const { tenantId, request, now } = input;
    const account = await requireLockedAccount(tx, tenantId, input.accountNumber);
    if (request.Version !== account.version) {
      throw new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [request.Version, account.version] });
    }
    const change = readChange(account, request, now);
    if (change.enabled && !account.enabled) await deleteFailedAttempts(tx, account.id);
    return presentAccount((await changeAccount(tx, tenantId, account.id, change)) as AccountRow);
  });

/**
 * Enables or disables an account. Enabling forgets its failed attempts, or the next failure would lock it again.
 * @throws Problem E_ACCOUNT_NOT_FOUND
 */
export const enableAccount = (
  db: Kysely<Database>,
  input: AccountName & { enabled: boolean; reason: string | undefined; now: Date },
): Promise<Account> =>
  transaction(db, async (tx) => {
    const { tenantId, enabled, now } = input;
    const account = await requireLockedAccount(tx, tenantId, input.accountNumber);
    if (enabled) await deleteFailedAttempts(tx, account.id);
    const disable_reason = enabled ? '' : (input.reason ?? '');
    const changed = await changeAccount(tx, tenantId, account.id, {
      enabled,
      disable_reason,
      modified_at: now,
    });
    return presentAccount(changed as AccountRow);
  });

function readChange(account: AccountRow, request: UpdateAccountRequest, now: Date): AccountChange {
  const enabled = request.Enabled ?? account.enabled;
  return {
    display_name: request.DisplayName ?? account.display_name,
    custom_display_name: request.CustomDisplayName ?? account.custom_display_name,
    description: request.Description ?? account.description,
    currency: request.Currency ?? account.currency,
    ...(request.External == null ? {} : { external: JSON.stringify(request.External) }),
    rules: request.Rules ?? account.rules,
    custom: request.Custom ?? account.custom,
    enabled,
    disable_reason: enabled ? '' : (request.DisableReason ?? account.disable_reason),
    email: request.Email ?? account.email,
    phone_number: request.PhoneNumber ?? account.phone_number,
    email_verified: request.EmailVerified ?? account.email_verified,
    phone_number_verified: request.PhoneNumberVerified ?? account.phone_number_verified,
    modified_at: now,
  };
}

import type { Account, CreateAccountRequest } from '@selfsame/contract';
import { Problem } from '../platform/problem.ts';
import { insertAccount } from '../store/account.ts';
import type { Db } from '../store/vault.ts';
import { presentAccount } from './present-account.ts';

// The list of contract.md §1.10; '+' because e-mail addresses are in use as account numbers.
const accountNumberShape = /^[A-Za-z0-9._@#^!~'+-]{1,128}$/;
/** Path segments that every URL parser takes away before a request leaves. */
const unreachable = new Set(['.', '..']);

/**
 * Creates an account.
 * @throws Problem E_ACCOUNT_NUMBER_NOT_VALID, E_ACCOUNT_ALREADY_EXISTS (the database decides: of two at the same
 * moment one wins)
 */
export async function createAccount(
  db: Db,
  input: { tenantId: string; request: CreateAccountRequest; now: Date },
): Promise<Account> {
  const { tenantId, request, now } = input;
  const number = request.AccountNumber;
  if (!accountNumberShape.test(number) || unreachable.has(number)) {
    throw new Problem('E_ACCOUNT_NUMBER_NOT_VALID');
  }
  const enabled = request.Enabled ?? true;
  const account = await insertAccount(db, {
    id: crypto.randomUUID(),
    tenant_id: tenantId,
    account_number: number,
    display_name: request.DisplayName,
    custom_display_name: request.CustomDisplayName ?? null,
    description: request.Description ?? null,
    currency: request.Currency ?? null,
    external: request.External == null ? null : JSON.stringify(request.External),
    rules: request.Rules ?? 1,
    custom: request.Custom ?? true,
    enabled,
    disable_reason: enabled ? '' : (request.DisableReason ?? ''),
    email: request.Email ?? null,
    phone_number: request.PhoneNumber ?? null,
    email_verified: request.EmailVerified ?? false,
    phone_number_verified: request.PhoneNumberVerified ?? false,
    created_at: now,
    modified_at: now,
  });
  if (!account) throw new Problem('E_ACCOUNT_ALREADY_EXISTS', { args: [number] });
  return presentAccount(account);
}

import type { Account, CreateAccountRequest } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { transaction } from '../platform/database.ts';
import type { Caller, Events } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { insertAccount, type NewAccount } from '../store/account/account.ts';
import { writeAccountTexts } from '../store/account/account-texts.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { claimQuota } from '../store/tenant/claim-quota.ts';
import { presentAccount } from './present-account.ts';
import { publishAccount } from './publish-account.ts';

// The list of docs/wire.md#account-numbers; '+' because e-mail addresses are in use as account numbers.
const accountNumberShape = /^[A-Za-z0-9._@#^!~'+-]{1,128}$/;
/** Path segments that every URL parser takes away before a request leaves. */
const unreachable = new Set(['.', '..']);

/** What changing an account needs. */
export interface AccountChangeDependencies {
  db: Kysely<Database>;
  events: Events<Db>;
}

/**
 * Creates an account.
 * @throws Problem E_ACCOUNT_NUMBER_NOT_VALID, E_ACCOUNT_ALREADY_EXISTS (the database decides: of two at the same
 * moment one wins), E_QUOTA_EXCEEDED
 */
export async function createAccount(
  deps: AccountChangeDependencies,
  input: Caller & { request: CreateAccountRequest; now: Date },
): Promise<Account> {
  const { request } = input;
  const number = request.AccountNumber;
  if (!accountNumberShape.test(number) || unreachable.has(number)) {
    throw new Problem('E_ACCOUNT_NUMBER_NOT_VALID');
  }
  return transaction(deps.db, async (tx) => {
    const { tenantId, actor, now: at } = input;
    const account = await insertAccount(tx, newAccount(input));
    // First whether it exists: clients take that for done, and go on.
    if (!account) throw new Problem('E_ACCOUNT_ALREADY_EXISTS', { args: [number] });
    await claimQuota(tx, { tenantId, what: 'accounts', amount: 0, made: 1, now: at });
    await publishAccount(deps.events, tx, { type: 'account.created', tenantId, actor, account, at });
    return presentAccount(account);
  });
}

function newAccount(input: { tenantId: string; request: CreateAccountRequest; now: Date }): NewAccount {
  const { tenantId, request, now } = input;
  const enabled = request.Enabled ?? true;
  return {
    id: crypto.randomUUID(),
    tenant_id: tenantId,
    account_number: request.AccountNumber,
    display_name: request.DisplayName,
    ...writeAccountTexts(request),
    external: request.External == null ? null : JSON.stringify(request.External),
    rules: request.Rules ?? 1,
    custom: request.Custom ?? true,
    enabled,
    disable_reason: enabled ? '' : (request.DisableReason ?? ''),
    email_verified: request.EmailVerified ?? false,
    phone_number_verified: request.PhoneNumberVerified ?? false,
    created_at: now,
    modified_at: now,
  };
}

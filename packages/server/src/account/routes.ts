import { requireRecent } from '../platform/access/admit.ts';
import type { Clock } from '../platform/clock.ts';
import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { createAccount } from './create-account.ts';
import { type CredentialRouteDependencies, credentialHandlers } from './credential-routes.ts';
import { type DeleteAccountDependencies, deleteAccount } from './delete-account.ts';
import { exportAccounts } from './export/export-accounts.ts';
import type { PasskeyDependencies } from './passkey/change-passkeys.ts';
import { passkeyHandlers } from './passkey/passkey-routes.ts';
import { type CheckLivenessDependencies, checkLiveness } from './photo/check-liveness.ts';
import { readAccount, readAccounts, readAuditAccount } from './read-account.ts';
import { enableAccount, updateAccount } from './update-account.ts';

/** All that accounts and credentials need of the rest. */
export interface AccountDependencies
  extends CredentialRouteDependencies,
    CheckLivenessDependencies,
    DeleteAccountDependencies,
    PasskeyDependencies {
  clock: Clock;
}

/** Operations of accounts. */
type AccountOperationId =
  | 'CreateAccount'
  | 'GetAccount'
  | 'GetAccounts'
  | 'GetAccountList'
  | 'ExportAccounts'
  | 'GetAuditAccount'
  | 'UpdateAccount'
  | 'DeleteAccount'
  | 'EnableAccount'
  | 'CheckLiveness';

/** Answers the operations of accounts, of their credentials, and the liveness check. */
export const accountHandlers = (deps: AccountDependencies) => ({
  ...handlers(deps),
  ...credentialHandlers(deps),
  ...passkeyHandlers(deps),
});

const handlers = (deps: AccountDependencies): Handlers<AccountOperationId> => ({
  CreateAccount: ({ principal, body }) =>
    createAccount(deps, { ...callerOf(principal), request: body, now: deps.clock.now() }),
  GetAccount: ({ principal: { tenantId }, params }) => readAccount(deps.db, tenantId, params.AccountNumber),
  GetAccounts: ({ principal: { tenantId }, query }) => readAccounts(deps.db, tenantId, query),
  GetAccountList: ({ principal: { tenantId }, query }) => readAccounts(deps.db, tenantId, query),
  ExportAccounts: ({ principal, query }) => exportAccounts(deps, callerOf(principal), query),
  GetAuditAccount: ({ principal: { tenantId }, params }) => readAuditAccount(deps.db, tenantId, params.uin),
  UpdateAccount: ({ principal, params, body }) =>
    updateAccount(deps, {
      ...callerOf(principal),
      accountNumber: params.AccountNumber,
      request: body,
      now: deps.clock.now(),
      requireMayEnable: () => requireRecent(principal),
    }),
  DeleteAccount: ({ principal, params }) =>
    deleteAccount(deps, {
      ...callerOf(principal),
      accountNumber: params.AccountNumber,
      now: deps.clock.now(),
    }),
  EnableAccount: ({ principal, params, query }) =>
    enableAccount(deps, {
      ...callerOf(principal),
      accountNumber: params.AccountNumber,
      enabled: query.enabled,
      reason: query.reason,
      now: deps.clock.now(),
      requireMayEnable: () => requireRecent(principal),
    }),
  CheckLiveness: ({ principal, body, signal }) =>
    checkLiveness(deps, { ...callerOf(principal), request: body, now: deps.clock.now(), signal }),
});

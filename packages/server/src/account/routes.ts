import type { Clock } from '../platform/clock.ts';
import type { Handlers } from '../platform/handler.ts';
import { type CheckLivenessDependencies, checkLiveness } from './check-liveness.ts';
import { createAccount } from './create-account.ts';
import { type CredentialRouteDependencies, credentialHandlers } from './credential-routes.ts';
import { deleteAccount } from './delete-account.ts';
import { readAccount, readAccounts } from './read-account.ts';
import { enableAccount, updateAccount } from './update-account.ts';

/** All that accounts and credentials need of the rest. */
export interface AccountDependencies extends CredentialRouteDependencies, CheckLivenessDependencies {
  clock: Clock;
}

/** Operations of accounts. */
type AccountOperationId =
  | 'CreateAccount'
  | 'GetAccount'
  | 'GetAccounts'
  | 'GetAccountList'
  | 'UpdateAccount'
  | 'DeleteAccount'
  | 'EnableAccount'
  | 'CheckLiveness';

/** Answers the operations of accounts, of their credentials, and the liveness check. */
export const accountHandlers = (deps: AccountDependencies) => ({
  ...handlers(deps),
  ...credentialHandlers(deps),
});

const handlers = (deps: AccountDependencies): Handlers<AccountOperationId> => ({
  CreateAccount: ({ principal: { tenantId }, body }) =>
    createAccount(deps.db, { tenantId, request: body, now: deps.clock.now() }),
  GetAccount: ({ principal: { tenantId }, params }) => readAccount(deps.db, tenantId, params.AccountNumber),
  GetAccounts: ({ principal: { tenantId }, query }) => readAccounts(deps.db, tenantId, query),
  GetAccountList: ({ principal: { tenantId }, query }) => readAccounts(deps.db, tenantId, query),
  UpdateAccount: ({ principal: { tenantId }, params, body }) =>
    updateAccount(deps.db, {
      tenantId,
      accountNumber: params.AccountNumber,
      request: body,
      now: deps.clock.now(),
    }),
  DeleteAccount: ({ principal: { tenantId }, params }) =>
    deleteAccount(deps, { tenantId, accountNumber: params.AccountNumber, now: deps.clock.now() }),
  EnableAccount: ({ principal: { tenantId }, params, query }) =>
    enableAccount(deps.db, {
      tenantId,
      accountNumber: params.AccountNumber,
      enabled: query.enabled,
      reason: query.reason,
      now: deps.clock.now(),
    }),
  CheckLiveness: ({ body, signal }) => checkLiveness(deps, body, signal),
});

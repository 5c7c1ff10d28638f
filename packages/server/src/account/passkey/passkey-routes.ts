import type { BearerPrincipal } from '../../platform/access/principal.ts';
import type { Clock } from '../../platform/clock.ts';
import { callerOf } from '../../platform/events.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import {
  deletePasskey,
  describePasskey,
  type PasskeyDependencies,
  type PasskeyTarget,
  readPasskeys,
} from './change-passkeys.ts';
import { forgetKnownBrowsers, readKnownBrowsers } from './known-browsers.ts';

/** Operations of passkeys of accounts. */
type PasskeyOperationId =
  | 'GetAccountFido2Credentials'
  | 'UpdateAccountFido2Credential'
  | 'DeleteAccountFido2Credential'
  | 'GetAccountKnownBrowsers'
  | 'DeleteAccountKnownBrowsers';

/** Answers the operations of passkeys of accounts. */
export function passkeyHandlers(deps: PasskeyDependencies & { clock: Clock }): Handlers<PasskeyOperationId> {
  const targetOf = (call: {
    principal: BearerPrincipal;
    params: { AccountNumber: string; CredentialId: string };
  }): PasskeyTarget => ({
    ...callerOf(call.principal),
    accountNumber: call.params.AccountNumber,
    passkeyId: call.params.CredentialId,
    now: deps.clock.now(),
  });
  return {
    GetAccountFido2Credentials: ({ principal: { tenantId }, params }) =>
      readPasskeys(deps.db, { tenantId, accountNumber: params.AccountNumber }),
    UpdateAccountFido2Credential: (call) => describePasskey(deps, targetOf(call), call.body.Description),
    DeleteAccountFido2Credential: (call) => deletePasskey(deps, targetOf(call)),
    GetAccountKnownBrowsers: ({ principal: { tenantId }, params }) =>
      readKnownBrowsers(deps.db, {
        ...{ tenantId, accountNumber: params.AccountNumber },
        now: deps.clock.now(),
      }),
    DeleteAccountKnownBrowsers: ({ principal, params }) =>
      forgetKnownBrowsers(deps, {
        ...callerOf(principal),
        ...{ accountNumber: params.AccountNumber, now: deps.clock.now() },
      }),
  };
}

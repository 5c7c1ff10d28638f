import type { PortalExchange } from '../platform/access/portal-cookie.ts';
import type { OperatorPrincipal } from '../platform/access/principal.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { readSessions, revokeOtherSessions, revokeSession } from './change-sessions.ts';
import { addPasskey, beginOwnPasskey, deletePasskey, renamePasskey } from './credentials/change-passkeys.ts';
import {
  beginOwnTotp,
  deletePassword,
  replaceRecoveryCodes,
  setPassword,
} from './credentials/change-password.ts';
import { readSignInMethods } from './credentials/read-sign-in-methods.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { rememberDevice } from './sign-in/device.ts';
import { updateProfile } from './update-profile.ts';

/** Operations of one's own name, ways to sign in and sessions. */
export type ProfileOperationId =
  | 'UpdateProfile'
  | 'GetSignInMethods'
  | 'BeginPasskey'
  | 'AddPasskey'
  | 'RenamePasskey'
  | 'DeletePasskey'
  | 'BeginTotp'
  | 'SetPassword'
  | 'DeletePassword'
  | 'CreateRecoveryCodes'
  | 'GetOperatorSessions'
  | 'RevokeOperatorSession'
  | 'RevokeOtherOperatorSessions';

/** Handlers of one's own profile. What forgets the known browsers lets the one that asked be known again. */
export const profileHandlers = (deps: OperatorDependencies): Pick<Handlers, ProfileOperationId> => ({
  ...forgettingHandlers(deps),
  UpdateProfile: ({ principal, body }) => updateProfile(deps, principal, body),
  GetSignInMethods: ({ principal }) => readSignInMethods(deps, principal),
  BeginPasskey: ({ principal }) => beginOwnPasskey(deps, principal),
  AddPasskey: ({ principal, body }) => addPasskey(deps, principal, body),
  RenamePasskey: ({ principal, params, body }) =>
    renamePasskey(deps, principal, { passkeyId: params.passkeyId, name: body.Name }),
  BeginTotp: ({ principal }) => beginOwnTotp(deps, principal),
  GetOperatorSessions: ({ principal }) => readSessions(deps, principal),
});

type ForgettingOperationId =
  | 'DeletePasskey'
  | 'SetPassword'
  | 'DeletePassword'
  | 'CreateRecoveryCodes'
  | 'RevokeOperatorSession'
  | 'RevokeOtherOperatorSessions';

function forgettingHandlers(deps: OperatorDependencies): Pick<Handlers, ForgettingOperationId> {
  const remembered = async <T>(
    { principal, portal }: { principal: OperatorPrincipal; portal: PortalExchange },
    change: Promise<T>,
  ): Promise<T> => {
    const answer = await change;
    await rememberDevice(deps, portal, principal);
    return answer;
  };
  return {
    DeletePasskey: (call) => remembered(call, deletePasskey(deps, call.principal, call.params.passkeyId)),
    SetPassword: (call) => remembered(call, setPassword(deps, call.principal, call.body)),
    DeletePassword: (call) => remembered(call, deletePassword(deps, call.principal)),
    CreateRecoveryCodes: (call) => remembered(call, replaceRecoveryCodes(deps, call.principal)),
    RevokeOperatorSession: (call) =>
      remembered(call, revokeSession(deps, call.principal, call.params.sessionId)),
    RevokeOtherOperatorSessions: (call) => remembered(call, revokeOtherSessions(deps, call.principal)),
  };
}

import type { Handlers } from '../platform/handler.ts';
import { addPasskey, beginOwnPasskey, deletePasskey, renamePasskey } from './change-passkeys.ts';
import { beginOwnTotp, deletePassword, replaceRecoveryCodes, setPassword } from './change-password.ts';
import { readSessions, revokeOtherSessions, revokeSession } from './change-sessions.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { readSignInMethods } from './read-sign-in-methods.ts';
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

/** Handlers of one's own profile. */
export const profileHandlers = (deps: OperatorDependencies): Pick<Handlers, ProfileOperationId> => ({
  UpdateProfile: ({ principal, body }) => updateProfile(deps, principal, body),
  GetSignInMethods: ({ principal }) => readSignInMethods(deps, principal),
  BeginPasskey: ({ principal }) => beginOwnPasskey(deps, principal),
  AddPasskey: ({ principal, body }) => addPasskey(deps, principal, body),
  RenamePasskey: ({ principal, params, body }) =>
    renamePasskey(deps, principal, { passkeyId: params.passkeyId, name: body.Name }),
  DeletePasskey: ({ principal, params }) => deletePasskey(deps, principal, params.passkeyId),
  BeginTotp: ({ principal }) => beginOwnTotp(deps, principal),
  SetPassword: ({ principal, body }) => setPassword(deps, principal, body),
  DeletePassword: ({ principal }) => deletePassword(deps, principal),
  CreateRecoveryCodes: ({ principal }) => replaceRecoveryCodes(deps, principal),
  GetOperatorSessions: ({ principal }) => readSessions(deps, principal),
  RevokeOperatorSession: ({ principal, params }) => revokeSession(deps, principal, params.sessionId),
  RevokeOtherOperatorSessions: ({ principal }) => revokeOtherSessions(deps, principal),
});

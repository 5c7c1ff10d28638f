import type { Handlers } from '../platform/handler.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { askPasskey } from './ask-passkey.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmSession } from './confirm-session.ts';
import { beginPasskey } from './create-passkey.ts';
import { openInvitation, requireInvite } from './open-invitation.ts';
import { handOver } from './open-session.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { type OperatorsOperationId, operatorsHandlers } from './operators-routes.ts';
import { type ProfileOperationId, profileHandlers } from './profile-routes.ts';
import { readPortalState } from './read-portal-state.ts';
import { readSession } from './read-session.ts';
import { signInWithPasskey } from './sign-in-with-passkey.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { signOut } from './sign-out.ts';

/** Operations of getting into the portal. */
type SignInOperationId =
  | 'GetPortalState'
  | 'OpenInvitation'
  | 'BeginInvitationTotp'
  | 'BeginInvitationPasskey'
  | 'AcceptInvitation'
  | 'BeginPasskeySignIn'
  | 'SignInWithPasskey'
  | 'SignInWithPassword'
  | 'SignOut'
  | 'GetPortalSession'
  | 'BeginConfirmation'
  | 'ConfirmSession';

/** Operations of the portal's service. */
export type OperatorOperationId = SignInOperationId | ProfileOperationId | OperatorsOperationId;

/** Handlers of the portal's service. */
export const operatorHandlers = (deps: OperatorDependencies): Pick<Handlers, OperatorOperationId> => ({
  ...signInHandlers(deps),
  ...profileHandlers(deps),
  ...operatorsHandlers(deps),
});

const signInHandlers = (deps: OperatorDependencies): Pick<Handlers, SignInOperationId> => {
  const { db, clock } = deps;
  return {
    GetPortalState: () => readPortalState(deps),
    OpenInvitation: ({ body }) => openInvitation(deps, body.Token),
    BeginInvitationTotp: async ({ body }) => {
      const invite = await requireInvite(db, body.Token, clock.now());
      const label = invite.email ?? 'Portal';
      return beginTotp(deps, { tenantId: invite.tenant_id, inviteId: invite.id, label });
    },
    BeginInvitationPasskey: async ({ body }) => {
      const invite = await requireInvite(db, body.Token, clock.now());
      return beginPasskey(deps, {
        id: crypto.randomUUID(),
        inviteId: invite.id,
        name: body.Email ?? invite.email ?? body.DisplayName,
        displayName: body.DisplayName,
        existing: [],
      });
    },
    AcceptInvitation: async ({ body, portal }) =>
      handOver(portal, await acceptInvitation(deps, body, portal.userAgent), clock.now()),
    BeginPasskeySignIn: () => askPasskey(deps),
    SignInWithPasskey: async ({ body, portal }) =>
      handOver(portal, await signInWithPasskey(deps, body, portal.userAgent), clock.now()),
    SignInWithPassword: async ({ body, portal }) =>
      handOver(portal, await signInWithPassword(deps, body, portal.userAgent), clock.now()),
    SignOut: async ({ principal, portal }) => {
      await signOut(deps, principal);
      portal.dropSession();
      return true;
    },
    GetPortalSession: ({ principal }) => readSession(deps, principal),
    BeginConfirmation: ({ principal }) => askPasskey(deps, principal.operatorId),
    ConfirmSession: async ({ principal, body, portal }) =>
      handOver(portal, await confirmSession(deps, principal, body), clock.now()),
  };
};

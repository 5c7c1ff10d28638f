import type { PortalSession } from '@selfsame/contract';
import type { PortalExchange } from '../platform/access/portal-cookie.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { beginTotp } from './credentials/begin-totp.ts';
import { beginPasskey } from './credentials/create-passkey.ts';
import { acceptInvitation } from './invitation/accept-invitation.ts';
import { openInvitation, requireInvite } from './invitation/open-invitation.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { type OperatorsOperationId, operatorsHandlers } from './operators-routes.ts';
import { type ProfileOperationId, profileHandlers } from './profile-routes.ts';
import { askPasskey } from './sign-in/ask-passkey.ts';
import { confirmSession } from './sign-in/confirm-session.ts';
import { rememberDevice } from './sign-in/device.ts';
import { handOver, type OpenedSession } from './sign-in/open-session.ts';
import { readPortalState } from './sign-in/read-portal-state.ts';
import { readSession } from './sign-in/read-session.ts';
import { signInWithPasskey } from './sign-in/sign-in-with-passkey.ts';
import { signInWithPassword } from './sign-in/sign-in-with-password.ts';
import { signOut } from './sign-in/sign-out.ts';

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

function signInHandlers(deps: OperatorDependencies): Pick<Handlers, SignInOperationId> {
  const { db, clock } = deps;
  /** Who has just come in: the browser gets the session, and is known from now on. */
  const admitted = async (portal: PortalExchange, opened: OpenedSession): Promise<PortalSession> => {
    const { OperatorId: operatorId } = opened.answer;
    const answer = handOver(portal, opened, clock.now());
    await rememberDevice(deps, portal, { tenantId: opened.tenantId, operatorId });
    return answer;
  };
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
      admitted(portal, await acceptInvitation(deps, body, portal.userAgent)),
    BeginPasskeySignIn: () => askPasskey(deps),
    SignInWithPasskey: async ({ body, portal }) =>
      admitted(portal, await signInWithPasskey(deps, body, portal.userAgent)),
    SignInWithPassword: async ({ body, portal, remoteAddress }) =>
      admitted(portal, await signInWithPassword(deps, body, { ...portal, remoteAddress })),
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
}

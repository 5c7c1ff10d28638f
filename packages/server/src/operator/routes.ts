import type { Handlers } from '../platform/handler.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { beginTotp } from './begin-totp.ts';
import { openInvitation, requireInvite } from './open-invitation.ts';
import { handOver } from './open-session.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { readPortalState } from './read-portal-state.ts';
import { readSession } from './read-session.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { signOut } from './sign-out.ts';

/** Operations of getting into the portal. */
export type OperatorOperationId =
  | 'GetPortalState'
  | 'OpenInvitation'
  | 'BeginInvitationTotp'
  | 'AcceptInvitation'
  | 'SignInWithPassword'
  | 'SignOut'
  | 'GetPortalSession';

/** Handlers of getting into the portal. */
export const operatorHandlers = (deps: OperatorDependencies): Pick<Handlers, OperatorOperationId> => ({
  GetPortalState: () => readPortalState(deps),
  OpenInvitation: ({ body }) => openInvitation(deps, body.Token),
  BeginInvitationTotp: async ({ body }) => {
    const invite = await requireInvite(deps.db, body.Token, deps.clock.now());
    return beginTotp(deps, {
      tenantId: invite.tenant_id,
      inviteId: invite.id,
      label: invite.email ?? 'Portal',
    });
  },
  AcceptInvitation: async ({ body, portal }) =>
    handOver(portal, await acceptInvitation(deps, body, portal.userAgent)),
  SignInWithPassword: async ({ body, portal }) =>
    handOver(portal, await signInWithPassword(deps, body, portal.userAgent)),
  SignOut: async ({ principal, portal }) => {
    await signOut(deps, principal);
    portal.dropSession();
    return true;
  },
  GetPortalSession: ({ principal }) => readSession(deps, principal),
});

import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import {
  AcceptInvitationRequest,
  InvitationTokenRequest,
  OpenedInvitation,
  PortalSession,
  PortalState,
  SignInWithPasswordRequest,
  TotpSetUp,
} from '../schemas/portal.ts';

const service = 'portal';
const tag = 'Sign in';
const open = { kind: 'public' } as const;
const anyOperator = { kind: 'operator', roles: [] } as const;

/** Getting into the portal. Public operations, too, are for pages of the portal only: see `E_PORTAL_REQUEST_REFUSED`. */
export const portalOperations = {
  GetPortalState: operation({
    service,
    method: 'GET',
    path: '/state',
    access: open,
    tag,
    summary: 'What the sign-in page needs to know first',
    response: PortalState,
    errors: [],
  }),
  OpenInvitation: operation({
    service,
    method: 'POST',
    path: '/invitations/open',
    access: open,
    tag,
    summary: 'What a set-up link or an invitation is for',
    body: InvitationTokenRequest,
    response: OpenedInvitation,
    errors: ['E_LINK_NOT_VALID'],
  }),
  BeginInvitationTotp: operation({
    service,
    method: 'POST',
    path: '/invitations/totp',
    access: open,
    tag,
    summary: 'A fresh secret for the authenticator of one who was invited',
    body: InvitationTokenRequest,
    response: TotpSetUp,
    errors: ['E_LINK_NOT_VALID'],
  }),
  AcceptInvitation: operation({
    service,
    method: 'POST',
    path: '/invitations/accept',
    access: open,
    tag,
    summary: 'Become an operator, and be signed in',
    description:
      'Uses the link up. Give a passkey, or a password with an authenticator, or both. A password needs an e-mail address.',
    body: AcceptInvitationRequest,
    bodyLimit: limits.portal.passkeyBytes,
    response: PortalSession,
    errors: [
      'E_LINK_NOT_VALID',
      'E_CEREMONY_NOT_VALID',
      'E_PASSKEY_NOT_ACCEPTED',
      'E_PASSWORD_NOT_ACCEPTED',
      'E_TOTP_NOT_ACCEPTED',
      'E_EMAIL_TAKEN',
    ],
  }),
  SignInWithPassword: operation({
    service,
    method: 'POST',
    path: '/sign-in/password',
    access: open,
    tag,
    summary: 'Sign in with e-mail address, password and a code',
    description:
      'After several failures under one address, real or not, `E_RATE_LIMITED` for some minutes. Sets the session’s cookie.',
    body: SignInWithPasswordRequest,
    response: PortalSession,
    errors: ['E_SIGN_IN_FAILED'],
  }),
  SignOut: operation({
    service,
    method: 'POST',
    path: '/sign-out',
    access: anyOperator,
    tag,
    summary: 'End this session',
    body: Type.Unknown(),
    bodyOptional: true,
    response: Type.Boolean(),
    errors: [],
  }),
  GetPortalSession: operation({
    service,
    method: 'GET',
    path: '/session',
    access: anyOperator,
    tag,
    summary: 'Who is signed in',
    response: PortalSession,
    errors: [],
  }),
};

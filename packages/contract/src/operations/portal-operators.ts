import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { ListQuery } from '../schemas/account.ts';
import { Operator } from '../schemas/portal.ts';
import {
  ChangeOperatorRoleRequest,
  CreatedInvitation,
  CreateInvitationRequest,
  EnableOperatorQuery,
  InvitationParams,
  Invitations,
  OperatorPage,
  OperatorParams,
} from '../schemas/portal-operators.ts';

const service = 'portal';
const tag = 'Portal users';
const access = { kind: 'operator', roles: ['owner', 'administrator'] } as const;
const ownersOnly = 'Owners are changed by owners only.';

/** Who works in the portal. There is always an owner who can sign in. */
export const portalOperatorOperations = {
  GetOperators: operation({
    service,
    method: 'GET',
    path: '/operators',
    access,
    tag,
    summary: 'List portal users',
    query: ListQuery,
    response: OperatorPage,
    errors: [],
  }),
  ChangeOperatorRole: operation({
    service,
    method: 'PUT',
    path: '/operators/{operatorId}/role',
    access,
    tag,
    summary: 'Give a portal user another role',
    description: ownersOnly,
    params: OperatorParams,
    body: ChangeOperatorRoleRequest,
    response: Operator,
    errors: ['E_OPERATOR_NOT_FOUND', 'E_LAST_OWNER', 'E_RECENT_SIGN_IN_REQUIRED'],
  }),
  EnableOperator: operation({
    service,
    method: 'POST',
    path: '/operators/{operatorId}/enable',
    access,
    tag,
    summary: 'Disable a portal user, which ends all their sessions, or enable again',
    description: ownersOnly,
    params: OperatorParams,
    query: EnableOperatorQuery,
    body: Type.Unknown(),
    bodyOptional: true,
    response: Operator,
    errors: ['E_OPERATOR_NOT_FOUND', 'E_LAST_OWNER', 'E_RECENT_SIGN_IN_REQUIRED'],
  }),
  DeleteOperator: operation({
    service,
    method: 'DELETE',
    path: '/operators/{operatorId}',
    access,
    tag,
    summary: 'Delete a portal user, with name, address and ways to sign in',
    description: ownersOnly,
    params: OperatorParams,
    response: Type.Boolean(),
    errors: ['E_OPERATOR_NOT_FOUND', 'E_LAST_OWNER', 'E_RECENT_SIGN_IN_REQUIRED'],
  }),
  CreateInvitation: operation({
    service,
    method: 'POST',
    path: '/invitations',
    access,
    tag,
    summary: 'Invite somebody by a link',
    description: 'Owners are invited by owners only. The link is in this answer and nowhere else.',
    body: CreateInvitationRequest,
    response: CreatedInvitation,
    errors: ['E_EMAIL_TAKEN', 'E_RECENT_SIGN_IN_REQUIRED'],
  }),
  GetInvitations: operation({
    service,
    method: 'GET',
    path: '/invitations',
    access,
    tag,
    summary: 'Invitations that nobody has used yet',
    response: Invitations,
    errors: [],
  }),
  RevokeInvitation: operation({
    service,
    method: 'DELETE',
    path: '/invitations/{invitationId}',
    access,
    tag,
    summary: 'Revoke an invitation',
    description: ownersOnly,
    params: InvitationParams,
    response: Type.Boolean(),
    errors: ['E_INVITATION_NOT_FOUND'],
  }),
};

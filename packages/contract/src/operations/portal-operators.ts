import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { ListQuery } from '../schemas/account.ts';
import { Operator } from '../schemas/portal/portal.ts';
import {
  ChangeOperatorRoleRequest,
  CreatedInvitation,
  CreateInvitationRequest,
  DeleteOperatorQuery,
  EnabledOperator,
  EnableOperatorQuery,
  InvitationParams,
  Invitations,
  OperatorApiKeys,
  OperatorPage,
  OperatorParams,
} from '../schemas/portal/portal-operators.ts';

const service = 'portal';
const tag = 'Portal users';
const access = { kind: 'operator', roles: ['owner', 'administrator'] } as const;
const recent = { ...access, recent: true } as const;
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
    access: recent,
    tag,
    summary: 'Give a portal user another role',
    description: `${ownersOnly} The keys of the installation that an owner made are revoked with the role.`,
    params: OperatorParams,
    body: ChangeOperatorRoleRequest,
    response: Operator,
    errors: ['E_OPERATOR_NOT_FOUND', 'E_LAST_OWNER'],
  }),
  EnableOperator: operation({
    service,
    method: 'POST',
    path: '/operators/{operatorId}/enable',
    access: recent,
    tag,
    summary: 'Disable a portal user, which ends all their sessions, or enable again',
    description: `${ownersOnly} The answer lists the API keys that this portal user made: they go on working unless \`disableApiKeys\` is true, which also revokes the keys of the installation that they made.`,
    params: OperatorParams,
    query: EnableOperatorQuery,
    body: Type.Unknown(),
    bodyOptional: true,
    response: EnabledOperator,
    errors: ['E_OPERATOR_NOT_FOUND', 'E_LAST_OWNER'],
  }),
  DeleteOperator: operation({
    service,
    method: 'DELETE',
    path: '/operators/{operatorId}',
    access: recent,
    tag,
    summary: 'Delete a portal user, with name, address and ways to sign in',
    description: `${ownersOnly} API keys that this portal user made go on working unless \`disableApiKeys\` is true. Keys of the installation that they made are always revoked.`,
    params: OperatorParams,
    query: DeleteOperatorQuery,
    response: Type.Boolean(),
    errors: ['E_OPERATOR_NOT_FOUND', 'E_LAST_OWNER'],
  }),
  GetOperatorApiKeys: operation({
    service,
    method: 'GET',
    path: '/operators/{operatorId}/apiKeys',
    access,
    tag,
    summary: 'API keys that a portal user made, or that were made with such a key',
    params: OperatorParams,
    response: OperatorApiKeys,
    errors: ['E_OPERATOR_NOT_FOUND'],
  }),
  CreateInvitation: operation({
    service,
    method: 'POST',
    path: '/invitations',
    access: recent,
    tag,
    summary: 'Invite somebody by a link',
    description: 'Owners are invited by owners only. The link is in this answer and nowhere else.',
    body: CreateInvitationRequest,
    response: CreatedInvitation,
    errors: ['E_EMAIL_TAKEN'],
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

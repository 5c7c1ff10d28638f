import type { Handlers } from '../platform/handler.ts';
import { changeOperatorRole, deleteOperator, enableOperator } from './change-operator.ts';
import { createInvitation } from './create-invitation.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { readInvitations } from './read-invitations.ts';
import { readOperators } from './read-operators.ts';
import { revokeInvitation } from './revoke-invitation.ts';

/** Operations of who works in the portal. */
export type OperatorsOperationId =
  | 'GetOperators'
  | 'ChangeOperatorRole'
  | 'EnableOperator'
  | 'DeleteOperator'
  | 'CreateInvitation'
  | 'GetInvitations'
  | 'RevokeInvitation';

/** Handlers of who works in the portal. */
export const operatorsHandlers = (deps: OperatorDependencies): Pick<Handlers, OperatorsOperationId> => ({
  GetOperators: ({ principal, query }) => readOperators(deps, principal.tenantId, query),
  ChangeOperatorRole: ({ principal, params, body }) =>
    changeOperatorRole(deps, principal, { operatorId: params.operatorId, role: body.Role }),
  EnableOperator: ({ principal, params, query }) =>
    enableOperator(deps, principal, { operatorId: params.operatorId, enabled: query.enabled }),
  DeleteOperator: ({ principal, params }) => deleteOperator(deps, principal, params.operatorId),
  CreateInvitation: ({ principal, body }) => createInvitation(deps, principal, body),
  GetInvitations: ({ principal }) => readInvitations(deps, principal.tenantId),
  RevokeInvitation: ({ principal, params }) => revokeInvitation(deps, principal, params.invitationId),
});

import type { Handlers } from '../platform/http/handler.ts';
import { changeOperatorRole, deleteOperator, enableOperator, readOperatorKeys } from './change-operator.ts';
import { createInvitation } from './invitation/create-invitation.ts';
import { readInvitations } from './invitation/read-invitations.ts';
import { revokeInvitation } from './invitation/revoke-invitation.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { readOperators } from './read-operators.ts';

/** Operations of who works in the portal. */
export type OperatorsOperationId =
  | 'GetOperators'
  | 'ChangeOperatorRole'
  | 'EnableOperator'
  | 'DeleteOperator'
  | 'GetOperatorApiKeys'
  | 'CreateInvitation'
  | 'GetInvitations'
  | 'RevokeInvitation';

/** Handlers of who works in the portal. */
export const operatorsHandlers = (deps: OperatorDependencies): Pick<Handlers, OperatorsOperationId> => ({
  GetOperators: ({ principal, query }) => readOperators(deps, principal.tenantId, query),
  ChangeOperatorRole: ({ principal, params, body }) =>
    changeOperatorRole(deps, principal, { operatorId: params.operatorId, role: body.Role }),
  EnableOperator: ({ principal, params, query }) =>
    enableOperator(deps, principal, { operatorId: params.operatorId, ...query }),
  DeleteOperator: ({ principal, params, query }) =>
    deleteOperator(deps, principal, { operatorId: params.operatorId, ...query }),
  GetOperatorApiKeys: async ({ principal, params }) => ({
    Items: await readOperatorKeys(deps, principal.tenantId, params.operatorId),
  }),
  CreateInvitation: ({ principal, body }) => createInvitation(deps, principal, body),
  GetInvitations: ({ principal }) => readInvitations(deps, principal.tenantId),
  RevokeInvitation: ({ principal, params }) => revokeInvitation(deps, principal, params.invitationId),
});

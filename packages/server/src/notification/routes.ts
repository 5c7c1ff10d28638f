import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/handler.ts';
import type { ApiPrincipal } from '../platform/principal.ts';
import { createText, deleteText, replaceText } from './change-text.ts';
import { findOwner, type OwnerKind } from './find-owner.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';
import { previewMessage } from './preview-message.ts';
import { readNotifications, readOutbox } from './read-messages.ts';
import { readPredefinedOperations, readText, readTexts } from './read-text.ts';

/** Operations of messages and their texts. */
export type NotificationOperationId =
  | 'GetPredefinedOperations'
  | `${'Get' | 'Create' | 'Update' | 'Delete'}${'Predefined' | 'Custom'}OperationResource`
  | `Get${'Predefined' | 'Custom'}OperationResources`
  | `Preview${'Predefined' | 'Custom'}Operation`
  | 'GetNotifications'
  | 'GetOutbox';

interface TextCall {
  params: { operationId: string };
  principal: ApiPrincipal;
}

/** Handlers of message texts, the states of messages and the outbox. */
export const notificationHandlers = (
  deps: NotificationDependencies,
): Pick<Handlers, NotificationOperationId> => {
  const { db } = deps;
  const ownerOf =
    (ownerKind: OwnerKind) =>
    ({ params, principal }: TextCall) =>
      findOwner(db, { ownerKind, tenantId: principal.tenantId, operationId: params.operationId });
  const predefined = ownerOf('predefined');
  const custom = ownerOf('custom');
  const by = ({ principal }: TextCall) => callerOf(principal).actor;
  return {
    GetPredefinedOperations: ({ principal }) => readPredefinedOperations(db, principal.tenantId),
    GetPredefinedOperationResources: async (call) => readTexts(db, await predefined(call)),
    CreatePredefinedOperationResource: async (call) =>
      createText(deps, { owner: await predefined(call), actor: by(call) }, call.body),
    GetPredefinedOperationResource: async (call) =>
      readText(db, await predefined(call), call.params.resourceId),
    UpdatePredefinedOperationResource: async (call) =>
      replaceText(
        deps,
        { owner: await predefined(call), actor: by(call), id: call.params.resourceId },
        call.body,
      ),
    DeletePredefinedOperationResource: async (call) =>
      deleteText(deps, { owner: await predefined(call), actor: by(call), id: call.params.resourceId }),
    PreviewPredefinedOperation: async (call) => previewMessage(deps, await predefined(call), call.body ?? {}),
    GetCustomOperationResources: async (call) => readTexts(db, await custom(call)),
    CreateCustomOperationResource: async (call) =>
      createText(deps, { owner: await custom(call), actor: by(call) }, call.body),
    GetCustomOperationResource: async (call) => readText(db, await custom(call), call.params.resourceId),
    UpdateCustomOperationResource: async (call) =>
      replaceText(
        deps,
        { owner: await custom(call), actor: by(call), id: call.params.resourceId },
        call.body,
      ),
    DeleteCustomOperationResource: async (call) =>
      deleteText(deps, { owner: await custom(call), actor: by(call), id: call.params.resourceId }),
    PreviewCustomOperation: async (call) => previewMessage(deps, await custom(call), call.body ?? {}),
    GetNotifications: ({ principal, query }) => readNotifications(deps, principal.tenantId, query),
    GetOutbox: ({ principal, query }) => readOutbox(deps, principal.tenantId, query),
  };
};

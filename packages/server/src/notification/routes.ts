import type { OperationResourceRequest, PreviewMessageRequest, TestMessageRequest } from '@selfsame/contract';
import type { BearerPrincipal } from '../platform/access/principal.ts';
import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';
import { readNotifications, readOutbox } from './read-messages.ts';
import { sendTestMessage } from './send-test-message.ts';
import { createText, deleteText, replaceText } from './text/change-text.ts';
import { findOwner, type OwnerKind } from './text/find-owner.ts';
import { previewMessage } from './text/preview-message.ts';
import {
  readAuditPredefinedOperation,
  readAuditText,
  readPredefinedOperations,
  readText,
  readTexts,
} from './text/read-text.ts';

/** Operations of messages and their texts. */
export type NotificationOperationId =
  | 'GetPredefinedOperations'
  | `${'Get' | 'Create' | 'Update' | 'Delete'}${'Predefined' | 'Custom'}OperationResource`
  | `Get${'Predefined' | 'Custom'}OperationResources`
  | `${'Preview' | 'Test'}${'Predefined' | 'Custom'}Operation`
  | `GetAudit${'Predefined' | 'Custom'}OperationResource`
  | 'GetAuditPredefinedOperation'
  | 'GetNotifications'
  | 'GetOutbox';

interface TextCall {
  params: { operationId: string };
  principal: BearerPrincipal;
}
type WithText = TextCall & { body: OperationResourceRequest };
type WithId = TextCall & { params: { resourceId: string } };

/** The operations of texts below one of the two lists of operations. */
function textHandlers(deps: NotificationDependencies, ownerKind: OwnerKind) {
  const ownerOf = ({ params, principal }: TextCall) =>
    findOwner(deps.db, { ownerKind, tenantId: principal.tenantId, operationId: params.operationId });
  const changeOf = async (call: TextCall) => ({
    owner: await ownerOf(call),
    actor: callerOf(call.principal).actor,
  });
  const idOf = ({ params }: WithId) => params.resourceId;
  return {
    list: async (call: TextCall) => readTexts(deps.db, await ownerOf(call)),
    read: async (call: WithId) => readText(deps.db, await ownerOf(call), idOf(call)),
    create: async (call: WithText) => createText(deps, await changeOf(call), call.body),
    replace: async (call: WithText & WithId) =>
      replaceText(deps, { ...(await changeOf(call)), id: idOf(call) }, call.body),
    remove: async (call: WithId) => deleteText(deps, { ...(await changeOf(call)), id: idOf(call) }),
    preview: async (call: TextCall & { body: PreviewMessageRequest | undefined }) =>
      previewMessage(deps, await ownerOf(call), call.body ?? {}),
    sendTest: async (call: TextCall & { body: TestMessageRequest }) =>
      sendTestMessage(deps, await changeOf(call), call.body),
    readAny: ({ params, principal }: { params: { id: string }; principal: BearerPrincipal }) =>
      readAuditText(deps.db, { tenantId: principal.tenantId, id: params.id, ownerKind }),
  };
}

/** Handlers of message texts, the states of messages and the outbox. */
export function notificationHandlers(
  deps: NotificationDependencies,
): Pick<Handlers, NotificationOperationId> {
  const predefined = textHandlers(deps, 'predefined');
  const custom = textHandlers(deps, 'custom');
  return {
    GetPredefinedOperations: ({ principal }) => readPredefinedOperations(deps.db, principal.tenantId),
    GetPredefinedOperationResources: predefined.list,
    CreatePredefinedOperationResource: predefined.create,
    GetPredefinedOperationResource: predefined.read,
    UpdatePredefinedOperationResource: predefined.replace,
    DeletePredefinedOperationResource: predefined.remove,
    PreviewPredefinedOperation: predefined.preview,
    TestPredefinedOperation: predefined.sendTest,
    GetAuditPredefinedOperationResource: predefined.readAny,
    GetAuditPredefinedOperation: ({ principal, params }) =>
      readAuditPredefinedOperation(deps.db, principal.tenantId, params.id),
    GetCustomOperationResources: custom.list,
    CreateCustomOperationResource: custom.create,
    GetCustomOperationResource: custom.read,
    UpdateCustomOperationResource: custom.replace,
    DeleteCustomOperationResource: custom.remove,
    PreviewCustomOperation: custom.preview,
    TestCustomOperation: custom.sendTest,
    GetAuditCustomOperationResource: custom.readAny,
    GetNotifications: ({ principal, query }) => readNotifications(deps, principal.tenantId, query),
    GetOutbox: ({ principal, query }) => readOutbox(deps, principal.tenantId, query),
  };
}

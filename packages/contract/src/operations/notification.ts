import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { ForeignOperation } from '../schemas/foreign-operation.ts';
import {
  MessagePreview,
  NotificationPage,
  NotificationQuery,
  OperationParams,
  OperationResource,
  OperationResourceParams,
  OperationResourceRequest,
  OutboxPage,
  PredefinedOperation,
  PreviewMessageRequest,
  TestMessageRequest,
  TestMessageResult,
} from '../schemas/notification.ts';
import { OperationStatus, TransactionStatus } from '../schemas/operation-v2.ts';
import { Guid } from '../schemas/primitives.ts';

const configurator = { kind: 'bearer', roles: ['Configurator'] } as const;
const reader = { kind: 'bearer', roles: ['Configurator', 'Transaction Manager'] } as const;
const begin = { kind: 'bearer', roles: ['Transaction Manager'] } as const;
const noBody = { body: Type.Unknown(), bodyOptional: true } as const;
const resourceErrors = ['E_TEMPLATE_NOT_FOUND', 'E_MESSAGE_TEXT_NOT_VALID'] as const;

const resend = {
  method: 'POST',
  access: begin,
  tag: 'SMS and e-mail',
  summary: 'Send the link again',
  description:
    'At most three times, 30 s apart, while the operation is pending. To the same addresses, with the same link.',
  ...noBody,
  errors: [
    'E_OPERATION_NOT_FOUND',
    'E_TRANSACTION_FINISHED',
    'E_TRANSACTION_EXPIRED',
    'E_RESEND_NOT_POSSIBLE',
  ],
} as const;

const list = (path: string) =>
  operation({
    service: 'administration',
    method: 'GET',
    path: `${path}/{operationId}/resources`,
    access: reader,
    tag: 'Message texts',
    summary: 'List the texts of an operation, those that come with the server too',
    params: OperationParams,
    response: Type.Array(OperationResource),
    errors: ['E_TEMPLATE_NOT_FOUND'],
  });
const create = (path: string) =>
  operation({
    service: 'administration',
    method: 'POST',
    path: `${path}/{operationId}/resources`,
    access: configurator,
    tag: 'Message texts',
    summary: 'Write a text in place of the one that comes with the server',
    params: OperationParams,
    body: OperationResourceRequest,
    response: OperationResource,
    errors: [...resourceErrors, 'E_RESOURCE_ALREADY_EXISTS'],
  });
const read = (path: string) =>
  operation({
    service: 'administration',
    method: 'GET',
    path: `${path}/{operationId}/resources/{resourceId}`,
    access: reader,
    tag: 'Message texts',
    summary: 'Read a text',
    params: OperationResourceParams,
    response: OperationResource,
    errors: ['E_TEMPLATE_NOT_FOUND', 'E_RESOURCE_NOT_FOUND'],
  });
const replace = (path: string) =>
  operation({
    service: 'administration',
    method: 'PUT',
    path: `${path}/{operationId}/resources/{resourceId}`,
    access: configurator,
    tag: 'Message texts',
    summary: 'Replace a text; Version must be the stored one',
    params: OperationResourceParams,
    body: OperationResourceRequest,
    response: OperationResource,
    errors: [
      ...resourceErrors,
      'E_RESOURCE_NOT_FOUND',
      'E_RESOURCE_ALREADY_EXISTS',
      'E_ACCOUNT_VERSION_MISMATCH',
    ],
  });
const remove = (path: string) =>
  operation({
    service: 'administration',
    method: 'DELETE',
    path: `${path}/{operationId}/resources/{resourceId}`,
    access: configurator,
    tag: 'Message texts',
    summary: 'Delete a text; the one that comes with the server holds again',
    params: OperationResourceParams,
    response: Type.Boolean(),
    errors: ['E_TEMPLATE_NOT_FOUND', 'E_RESOURCE_NOT_FOUND'],
  });
const preview = (path: string) =>
  operation({
    service: 'administration',
    method: 'POST',
    path: `${path}/{operationId}/preview`,
    access: configurator,
    tag: 'Message texts',
    summary: 'Show a message with example values; drafts are not stored (extension)',
    params: OperationParams,
    body: PreviewMessageRequest,
    bodyOptional: true,
    response: MessagePreview,
    errors: resourceErrors,
  });
const sendTest = (path: string) =>
  operation({
    service: 'administration',
    method: 'POST',
    path: `${path}/{operationId}/test`,
    access: configurator,
    tag: 'Message texts',
    summary: 'Send a message of the stored texts with example values to an address of yours (extension)',
    description: `At most ${limits.message.testsPerHour} within an hour. The link in it opens nothing. The audit log names the texts and who sent them, not the address.`,
    params: OperationParams,
    body: TestMessageRequest,
    response: TestMessageResult,
    errors: [
      'E_TEMPLATE_NOT_FOUND',
      'E_TRANSPORT_NOT_SUPPORTED',
      'E_TRANSPORT_ADDRESS_NOT_VALID',
      'E_RATE_LIMITED',
    ],
  });

/** SMS and e-mail: the texts, sending again, and what became of each message. */
export const notificationOperations = {
  GetPredefinedOperations: operation({
    service: 'administration',
    method: 'GET',
    path: '/predefinedOperations',
    access: reader,
    tag: 'Message texts',
    summary: 'List the operations every tenant has, with their texts and the parameters these may hold',
    response: Type.Array(PredefinedOperation),
    errors: [],
  }),
  GetPredefinedOperationResources: list('/predefinedOperations'),
  CreatePredefinedOperationResource: create('/predefinedOperations'),
  GetPredefinedOperationResource: read('/predefinedOperations'),
  UpdatePredefinedOperationResource: replace('/predefinedOperations'),
  DeletePredefinedOperationResource: remove('/predefinedOperations'),
  PreviewPredefinedOperation: preview('/predefinedOperations'),
  TestPredefinedOperation: sendTest('/predefinedOperations'),
  GetCustomOperationResources: list('/customOperations'),
  CreateCustomOperationResource: create('/customOperations'),
  GetCustomOperationResource: read('/customOperations'),
  UpdateCustomOperationResource: replace('/customOperations'),
  DeleteCustomOperationResource: remove('/customOperations'),
  PreviewCustomOperation: preview('/customOperations'),
  TestCustomOperation: sendTest('/customOperations'),
  ResendForeignBiometry: operation({
    ...resend,
    service: 'administration',
    path: '/foreignOperations/biometry/{OperationId}/resend',
    params: Type.Object({ OperationId: Guid }),
    response: ForeignOperation,
  }),
  ResendOperation: operation({
    ...resend,
    service: 'authorizationV2',
    path: '/operations/{OperationId}/resend',
    params: Type.Object({ OperationId: Guid }),
    response: OperationStatus,
  }),
  ResendTransaction: operation({
    ...resend,
    service: 'authorizationV2',
    path: '/transactions/{TransactionId}/resend',
    params: Type.Object({ TransactionId: Guid }),
    response: TransactionStatus,
  }),
  GetNotifications: operation({
    service: 'administration',
    method: 'GET',
    path: '/notifications',
    access: {
      kind: 'bearer',
      roles: ['Configurator', 'Transaction Manager', 'Transaction Result Auditor'],
    },
    tag: 'SMS and e-mail',
    summary: 'What became of each message, newest first (extension)',
    query: NotificationQuery,
    response: NotificationPage,
    errors: [],
  }),
  GetOutbox: operation({
    service: 'administration',
    method: 'GET',
    path: '/notifications/outbox',
    access: configurator,
    tag: 'SMS and e-mail',
    summary:
      'Messages kept on this server because nothing is configured that sends, newest first (extension)',
    description:
      'For the first day and for tests. Whoever reads this can open the links, and can read the codes that stand in for passkeys. A message is gone when its operation ends.',
    query: NotificationQuery,
    response: OutboxPage,
    errors: [],
  }),
};

import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { BeginGetForeignBiometryRequest, ForeignOperation } from '../schemas/foreign-operation.ts';
import { Guid } from '../schemas/primitives.ts';

const service = 'administration';
const tag = 'Selfie transaction';
const access = { kind: 'bearer', roles: ['Transaction Manager'] } as const;
const params = Type.Object({ OperationId: Guid });

/** Administration Service: the V1 selfie transaction. */
export const selfieOperations = {
  BeginGetForeignBiometry: operation({
    service,
    method: 'POST',
    path: '/foreignOperations/biometry',
    access,
    tag,
    summary: 'Begin a selfie transaction',
    description:
      'Keep OperationId and OneTimeSecret, and show the user `{base}/?i={OperationId}&s={OneTimeSecret}`. With TransportType 1, 2 or 3 the link travels by SMS, e-mail or both, and OneTimeSecret is null.',
    body: BeginGetForeignBiometryRequest,
    bodyOptional: true,
    ordersOutcome: true,
    response: ForeignOperation,
    example: {
      OneTimeSecret: 'gXumaHzDpaYwxEhn0Q6Bo6da',
      TempId: null,
      OperationId: '113e838b-be34-53e9-c52f-3cc45b2d10ce',
      Status: 0,
      Message: null,
      StartDate: '2021-10-13T15:59:25.06Z',
      EndDate: null,
    },
    errors: [
      'E_TRANSPORT_NOT_SUPPORTED',
      'E_TRANSPORT_ADDRESS_MISSING',
      'E_TRANSPORT_ADDRESS_NOT_VALID',
      'E_RETURN_URL_NOT_ALLOWED',
      'E_QUOTA_EXCEEDED',
    ],
  }),
  EndGetForeignBiometry: operation({
    service,
    method: 'GET',
    path: '/foreignOperations/biometry/{OperationId}',
    access: { kind: 'bearer', roles: ['Transaction Manager', 'Transaction Result Auditor'] },
    tag,
    summary: 'Read the state; poll until Status is not 0',
    params,
    response: ForeignOperation,
    errors: ['E_OPERATION_NOT_FOUND'],
  }),
  CancelForeignBiometry: operation({
    service,
    method: 'DELETE',
    path: '/foreignOperations/biometry/{OperationId}',
    access,
    tag,
    summary: 'Cancel a pending selfie transaction',
    params,
    response: ForeignOperation,
    errors: ['E_OPERATION_NOT_FOUND', 'E_TRANSACTION_FINISHED'],
  }),
  CancelForeignBiometryByPost: operation({
    service,
    method: 'POST',
    path: '/foreignOperations/biometry/{OperationId}/cancel',
    access,
    tag,
    summary: 'Cancel (for clients that cannot send DELETE)',
    params,
    body: Type.Unknown(),
    bodyOptional: true,
    response: ForeignOperation,
    errors: ['E_OPERATION_NOT_FOUND', 'E_TRANSACTION_FINISHED'],
  }),
  BeginGetForeignIDDocument: operation({
    service,
    method: 'POST',
    path: '/foreignOperations/documents',
    access,
    tag,
    summary: 'ID document capture: not supported, answers 501',
    body: Type.Unknown(),
    bodyOptional: true,
    response: ForeignOperation,
    errors: ['E_OPERATION_NOT_SUPPORTED'],
  }),
  EndGetForeignIDDocument: operation({
    service,
    method: 'GET',
    path: '/foreignOperations/documents/{OperationId}',
    access: { kind: 'bearer', roles: ['Transaction Manager', 'Transaction Result Auditor'] },
    tag,
    summary: 'Read a selfie operation under the path of documents: both keep theirs in one store',
    params,
    response: ForeignOperation,
    errors: ['E_OPERATION_NOT_FOUND'],
  }),
};

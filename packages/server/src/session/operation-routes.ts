import type { BearerPrincipal } from '../platform/access/principal.ts';
import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { Problem } from '../platform/http/problem.ts';
import { beginOperation } from './begin/begin-operation.ts';
import { beginSelfie } from './begin/begin-selfie.ts';
import { cancelSession } from './life/cancel-session.ts';
import {
  presentForeignOperation,
  presentOperationResult,
  presentOperationStatus,
} from './read/present-operation.ts';
import { readResult } from './read/read-result.ts';
import { operationKinds as kinds, readSession } from './read/read-session.ts';
import { resendLink } from './secret/resend-link.ts';
import { echoSecret } from './secret/session-secret.ts';
import type { SessionDependencies } from './session-dependencies.ts';

type OperationHandlers = Pick<
  Handlers,
  | 'BeginGetForeignBiometry'
  | 'EndGetForeignBiometry'
  | 'CancelForeignBiometry'
  | 'CancelForeignBiometryByPost'
  | 'BeginGetForeignIDDocument'
  | 'EndGetForeignIDDocument'
  | 'GetIDDocumentTypes'
  | 'CreateOperation'
  | 'GetOperation'
  | 'GetOperationStatus'
  | 'GetOperationResult'
  | 'CancelOperation'
  | 'CancelOperationByPost'
  | 'ResendForeignBiometry'
  | 'ResendOperation'
>;

type OperationCall = { params: { OperationId: string }; principal: BearerPrincipal };

/** Selfie and enrolment operations, V1 and V2. */
export function operationHandlers(deps: SessionDependencies): OperationHandlers {
  const query = ({ params, principal }: OperationCall) => ({
    ...callerOf(principal),
    id: params.OperationId,
    kinds,
  });
  const readV1 = async (call: OperationCall) => {
    const session = await readSession(deps, query(call));
    return presentForeignOperation(session, await echoSecret(deps, session));
  };
  const cancelV1 = async (call: OperationCall) => {
    const session = await cancelSession(deps, query(call));
    return presentForeignOperation(session, await echoSecret(deps, session));
  };
  const readStatus = async (call: OperationCall) =>
    presentOperationStatus(await readSession(deps, query(call)));
  const cancelV2 = async (call: OperationCall) =>
    presentOperationStatus(await cancelSession(deps, query(call)));
  const refuseDocument = async () => {
    throw new Problem('E_OPERATION_NOT_SUPPORTED', { args: ['GetForeignIDDocument'] });
  };
  return {
    BeginGetForeignBiometry: ({ principal, order, body }) =>
      beginSelfie(deps, { ...callerOf(principal), order }, body ?? {}),
    EndGetForeignBiometry: readV1,
    CancelForeignBiometry: cancelV1,
    CancelForeignBiometryByPost: cancelV1,
    BeginGetForeignIDDocument: refuseDocument,
    // One store: clients read the operation of a selfie under either path.
    EndGetForeignIDDocument: readV1,
    GetIDDocumentTypes: async () => [],
    CreateOperation: ({ principal, order, body }) =>
      beginOperation(deps, { ...callerOf(principal), order }, body),
    GetOperation: readStatus,
    GetOperationStatus: readStatus,
    GetOperationResult: async (call) => presentOperationResult(await readResult(deps, query(call))),
    CancelOperation: cancelV2,
    CancelOperationByPost: cancelV2,
    ResendForeignBiometry: async (call) => presentForeignOperation(await resendLink(deps, query(call)), null),
    ResendOperation: async (call) => presentOperationStatus(await resendLink(deps, query(call))),
  };
}

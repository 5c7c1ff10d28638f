import type { ListQuery } from '@selfsame/contract';
import type { BearerPrincipal } from '../platform/access/principal.ts';
import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { beginTransaction } from './begin/begin-transaction.ts';
import { beginVerification } from './begin/begin-verification.ts';
import { cancelSession } from './life/cancel-session.ts';
import { listSessions } from './read/list-sessions.ts';
import {
  presentForeignAuthorization,
  presentTransactionResult,
  presentTransactionStatus,
} from './read/present-transaction.ts';
import { readConfirmation } from './read/read-confirmation.ts';
import { readDetails } from './read/read-details.ts';
import { readResult } from './read/read-result.ts';
import { transactionKinds as kinds, readSession } from './read/read-session.ts';
import { readLink } from './secret/read-link.ts';
import { resendLink } from './secret/resend-link.ts';
import { echoSecret } from './secret/session-secret.ts';
import type { SessionDependencies } from './session-dependencies.ts';

type TransactionHandlers = Pick<
  Handlers,
  | 'BeginForeignAuthorization'
  | 'EndForeignAuthorization'
  | 'CreateTransaction'
  | 'GetTransaction'
  | 'GetTransactionStatus'
  | 'GetTransactionResult'
  | 'CancelTransaction'
  | 'CancelTransactionByPost'
  | 'ResendTransaction'
  | 'GetTransactions'
  | 'GetTransactionList'
  | 'GetAuthorizationTransactionList'
  | 'GetTransactionDetails'
  | 'GetTransactionConfirmation'
  | 'GetTransactionLink'
>;

type TransactionCall = { params: { TransactionId: string }; principal: BearerPrincipal };

/** Verification transactions, V1 and V2, and the list of all sessions. */
export function transactionHandlers(deps: SessionDependencies): TransactionHandlers {
  const query = ({ params, principal }: TransactionCall) => ({
    ...callerOf(principal),
    id: params.TransactionId,
    kinds,
  });
  const readStatus = async (call: TransactionCall) =>
    presentTransactionStatus(await readSession(deps, query(call)));
  const list = ({ principal, query }: { principal: BearerPrincipal; query: ListQuery }) =>
    listSessions(deps, principal.tenantId, query);
  const cancel = async (call: TransactionCall) =>
    presentTransactionStatus(await cancelSession(deps, query(call)));
  return {
    BeginForeignAuthorization: ({ principal, order, body, signal }) =>
      beginVerification(deps, { ...callerOf(principal), order }, body, signal),
    EndForeignAuthorization: async (call) => {
      const session = await readSession(deps, query(call));
      return presentForeignAuthorization(session, await echoSecret(deps, session));
    },
    CreateTransaction: ({ principal, order, body }) =>
      beginTransaction(deps, { ...callerOf(principal), order }, body),
    GetTransaction: readStatus,
    GetTransactionStatus: readStatus,
    GetTransactionResult: async (call) => presentTransactionResult(await readResult(deps, query(call))),
    CancelTransaction: cancel,
    CancelTransactionByPost: cancel,
    ResendTransaction: async (call) => presentTransactionStatus(await resendLink(deps, query(call))),
    GetTransactionDetails: (call) => readDetails(deps, query(call)),
    GetTransactionConfirmation: (call) => readConfirmation(deps, query(call)),
    GetTransactionLink: (call) => readLink(deps, query(call)),
    GetTransactions: list,
    GetTransactionList: list,
    GetAuthorizationTransactionList: list,
  };
}

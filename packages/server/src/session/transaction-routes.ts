import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/handler.ts';
import type { BearerPrincipal } from '../platform/principal.ts';
import { beginTransaction } from './begin-transaction.ts';
import { beginVerification } from './begin-verification.ts';
import { cancelSession } from './cancel-session.ts';
import { listSessions } from './list-sessions.ts';
import {
  presentForeignAuthorization,
  presentTransactionResult,
  presentTransactionStatus,
} from './present-transaction.ts';
import { readConfirmation } from './read-confirmation.ts';
import { readDetails } from './read-details.ts';
import { readLink } from './read-link.ts';
import { transactionKinds as kinds, readSession } from './read-session.ts';
import { resendLink } from './resend-link.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { echoSecret } from './session-secret.ts';

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
  | 'GetTransactionDetails'
  | 'GetTransactionConfirmation'
  | 'GetTransactionLink'
>;

type TransactionCall = { params: { TransactionId: string }; principal: BearerPrincipal };

/** Verification transactions, V1 and V2, and the list of all sessions. */
export const transactionHandlers = (deps: SessionDependencies): TransactionHandlers => {
  const query = ({ params, principal }: TransactionCall) => ({
    ...callerOf(principal),
    id: params.TransactionId,
    kinds,
  });
  const readStatus = async (call: TransactionCall) =>
    presentTransactionStatus(await readSession(deps, query(call)));
  const cancel = async (call: TransactionCall) =>
    presentTransactionStatus(await cancelSession(deps, query(call)));
  return {
    BeginForeignAuthorization: ({ principal, body, signal }) =>
      beginVerification(deps, callerOf(principal), body, signal),
    EndForeignAuthorization: async (call) => {
      const session = await readSession(deps, query(call));
      return presentForeignAuthorization(session, await echoSecret(deps, session));
    },
    CreateTransaction: ({ principal, body }) => beginTransaction(deps, callerOf(principal), body),
    GetTransaction: readStatus,
    GetTransactionStatus: readStatus,
    GetTransactionResult: async (call) => presentTransactionResult(await readSession(deps, query(call))),
    CancelTransaction: cancel,
    CancelTransactionByPost: cancel,
    ResendTransaction: async (call) => presentTransactionStatus(await resendLink(deps, query(call))),
    GetTransactionDetails: (call) => readDetails(deps, query(call)),
    GetTransactionConfirmation: (call) => readConfirmation(deps, query(call)),
    GetTransactionLink: (call) => readLink(deps, query(call)),
    GetTransactions: ({ principal, query: list }) => listSessions(deps, principal.tenantId, list),
  };
};

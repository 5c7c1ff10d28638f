import type { Link } from './capture-by-api.ts';

/** Address of the hosted page of a selfie or enrolment operation (docs/wire.md#links). */
export function operationLink(
  baseUrl: string,
  operation: { OperationId: string; OneTimeSecret: string },
): string {
  return `${baseUrl}/?i=${operation.OperationId}&s=${operation.OneTimeSecret}`;
}

/** Address of the hosted page of a verification transaction. */
export function transactionLink(
  baseUrl: string,
  transaction: { TransactionId: string; OneTimeSecret: string },
): string {
  return `${baseUrl}/?t=${transaction.TransactionId}&s=${transaction.OneTimeSecret}`;
}

/** The two halves of an operation's link, as the capture API takes them. */
export function linkOf(operation: { OperationId: string; OneTimeSecret: string }): Link {
  return { kind: 'operation', id: operation.OperationId, secret: operation.OneTimeSecret };
}

/** The two halves of a transaction's link, as the capture API takes them. */
export function transactionLinkOf(transaction: { TransactionId: string; OneTimeSecret: string }): Link {
  return { kind: 'transaction', id: transaction.TransactionId, secret: transaction.OneTimeSecret };
}

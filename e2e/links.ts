/** Address of the hosted page of a selfie or enrolment operation (contract.md §3.1). */
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

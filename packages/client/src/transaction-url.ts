/**
 * The address of the capture page for one operation or transaction.
 * @param input exactly one of OperationId and TransactionId, with its OneTimeSecret
 */
export function transactionUrl(
  baseUrl: string,
  input: { OperationId?: string; TransactionId?: string; OneTimeSecret: string | null },
): string {
  const { OperationId, TransactionId, OneTimeSecret } = input;
  if (!OneTimeSecret) throw new TypeError('OneTimeSecret is missing: the link went by SMS or e-mail');
  if (!OperationId === !TransactionId) throw new TypeError('Give either OperationId or TransactionId');
  const [name, id] = OperationId ? ['i', OperationId] : ['t', TransactionId];
  return `${baseUrl.replace(/\/+$/, '')}/?${name}=${id}&s=${encodeURIComponent(OneTimeSecret)}`;
}

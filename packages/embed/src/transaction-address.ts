/** Where the transaction is: its whole URL, or the parts of it. */
export interface TransactionPlace {
  /** The link as your server got it. */
  readonly url?: string | null | undefined;
  /** Address of Selfsame, for instance `https://id.example.com`. */
  readonly baseUrl?: string | null | undefined;
  /** Of a selfie or an enrolment. */
  readonly operationId?: string | null | undefined;
  /** Of a verification. */
  readonly transactionId?: string | null | undefined;
  /** The one-time secret. */
  readonly secret?: string | null | undefined;
}

/**
 * The address to mount, or null while parts of it are missing.
 * @throws TypeError when it is no address, or neither https nor http
 */
export function transactionAddress(place: TransactionPlace): string | null {
  const address = place.url ? new URL(place.url) : composeAddress(place);
  if (address !== null && !/^https?:$/.test(address.protocol)) {
    throw new TypeError(`A transaction's address begins with https:, not ${address.protocol}`);
  }
  return address?.href ?? null;
}

function composeAddress({ baseUrl, operationId, transactionId, secret }: TransactionPlace): URL | null {
  const id = operationId || transactionId;
  if (!baseUrl || !id || !secret) return null;
  const address = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  address.searchParams.set(operationId ? 'i' : 't', id);
  address.searchParams.set('s', secret);
  return address;
}

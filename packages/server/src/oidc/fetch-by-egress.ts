import { type Egress, EgressFailure } from '../platform/egress/egress.ts';

const timeoutMs = 5_000;
/** Keys and answers to logouts are small. */
const maxBytes = 131_072;

/** `fetch` for addresses that tenants typed: through the egress guard, and no redirect is followed. */
export function fetchByEgress(egress: Pick<Egress, 'request'>) {
  return async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const request = new Request(input, { ...init, redirect: 'manual' });
    const headers = Object.fromEntries(request.headers);
    const body = request.body === null ? undefined : await request.text();
    const answer = await egress.request(request.url, {
      method: request.method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body !== undefined && { body }),
      timeoutMs,
      maxBytes,
    });
    if (answer.isTruncated) throw new EgressFailure('broken', 'The answer is too long.');
    const isEmpty = answer.status === 204 || answer.status === 304;
    return new Response(isEmpty ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: answer.headers,
    });
  };
}

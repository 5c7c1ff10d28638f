import { operationById, operationIds, portalHeader } from '@selfsame/contract';
import { buildRequest, type Input, openConnection, type SelfsameClient } from './client.ts';
import { type Connection, send, sendForFile } from './connection.ts';

/** How to make a client for a page of the portal. */
export interface PortalClientOptions extends Partial<Connection> {
  /** Origin of the server; empty: that of the page. */
  baseUrl?: string;
}

/**
 * A client for the portal's own pages: the browser sends the session's cookie, which no script sees, and there is no
 * API key. It asks once: a 401 says that the session is over (sign in again), and whoever asks decides whether to
 * repeat what failed otherwise.
 * @throws SelfsameError from every method when the server refuses
 */
export function createPortalClient(options: PortalClientOptions = {}): SelfsameClient {
  const baseUrl = (options.baseUrl ?? '').replace(/\/+$/, '');
  const connection = openConnection({ maxTries: 1, ...options });
  return Object.fromEntries(
    operationIds.map((id) => [
      id,
      (input: Input = {}) => {
        const request = buildRequest(baseUrl, id, input);
        const headers = { ...request.headers, [portalHeader.name]: portalHeader.value };
        const read = operationById(id).mediaTypes ? sendForFile : send;
        return read({ ...request, headers, credentials: 'same-origin' }, connection);
      },
    ]),
  ) as SelfsameClient;
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A load balancer without sticky sessions. */
export interface Alternator {
  baseUrl: string;
  /** How many requests each target answered. */
  counts: number[];
  /** Puts no more requests on a target, as a balancer does that is told of a restart. */
  drain(target: number): void;
  /** Puts requests on it again. */
  restore(target: number): void;
  close(): Promise<void>;
}

/** Gives every request to the next of the servers in turn, whatever request came before. */
export async function openAlternator(targets: string[]): Promise<Alternator> {
  const counts = targets.map(() => 0);
  const drained = new Set<number>();
  let turn = 0;
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    do turn = (turn + 1) % targets.length;
    while (drained.has(turn));
    const chosen = turn;
    const onward = send(
      targets[chosen] + request.url!,
      { method: request.method!, headers: request.headers },
      (answer) => {
        counts[chosen]! += 1;
        // How long a connection stays open is each connection's own affair (RFC 9110, 7.6.1).
        const { connection: _, 'keep-alive': __, ...headers } = answer.headers;
        response.writeHead(answer.statusCode!, headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.writeHead(502).end('{"ID":"E_GATEWAY"}'));
    request.pipe(onward);
  };
  // As long as the servers behind it: a caller's next request must not meet a connection that is just being closed.
  const server = createServer({ keepAliveTimeout: 72_000 }, pass);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    drain: (target) => void drained.add(target),
    restore: (target) => void drained.delete(target),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

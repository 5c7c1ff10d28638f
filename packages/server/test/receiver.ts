import { X509Certificate } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';

/** One request that a receiver got. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Of `performance.now()`. */
  atMs: number;
}

/** A real web server that keeps what it got and answers by script. */
export interface Receiver {
  port: number;
  url: string;
  received: Received[];
  /** SHA-256 and SHA-1 of its certificate, with colons; empty for plain http. */
  fingerprints: { sha256: string; sha1: string };
  close(): Promise<void>;
}

type Answer = (response: ServerResponse, received: Received, nth: number) => void;

/** Starts a receiver on 127.0.0.1, with a self-signed certificate of its own when `tls` is set. */
export async function startReceiver(
  t: { after(run: () => Promise<void>): void },
  answer: Answer = (response) => response.writeHead(204).end(),
  options: { tls?: boolean } = {},
): Promise<Receiver> {
  const received: Received[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    const entry = { method, path: url, headers, body, atMs: performance.now() };
    received.push(entry);
    answer(response, entry, received.length);
  };
  const pem = options.tls
    ? await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
    : undefined;
  const server = pem
    ? createTlsServer({ key: pem.private, cert: pem.cert }, listener)
    : createServer(listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  t.after(close);
  const { port } = server.address() as AddressInfo;
  const certificate = pem && new X509Certificate(pem.cert);
  return {
    port,
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}/hook`,
    received,
    fingerprints: { sha256: certificate?.fingerprint256 ?? '', sha1: certificate?.fingerprint ?? '' },
    close,
  };
}

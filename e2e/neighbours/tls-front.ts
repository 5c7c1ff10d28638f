import { createHash, X509Certificate } from 'node:crypto';
import { request as askPlain } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

/** Something that speaks TLS in front of a server, as a reverse proxy does. */
export interface TlsFront {
  port: number;
  /** SHA-256 of its public key, base64: a browser that is told it takes the certificate. */
  spki: string;
  /** Host and path of everything that was asked. */
  asked: string[];
  close(): Promise<void>;
}

/** Starts it with a certificate of its own. @param target port of the server behind it, on 127.0.0.1 */
export async function startTlsFront(target: number): Promise<TlsFront> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
  });
  const asked: string[] = [];
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    const { method, url: path = '/', headers } = incoming;
    asked.push(`${headers.host}${path}`);
    const onward = askPlain({ host: '127.0.0.1', port: target, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    port: (server.address() as AddressInfo).port,
    spki: createHash('sha256').update(publicKey).digest('base64'),
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

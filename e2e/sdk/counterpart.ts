import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClipName } from '../../fixtures/clips.ts';
import { captureByApi, type Link } from '../capture-by-api.ts';
import { personFrames } from '../frames.ts';

/** A webhook as it came. */
export interface Delivery {
  headers: Record<string, string>;
  body: string;
}

/** What is around a client in a journey: the person with the link, the shop's receiver, and a site that is no server. */
export interface Counterpart {
  url: string;
  /** Where webhooks go, a path for each client. */
  hookUrl(client: string): string;
  close(): void;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function linkOf(address: string): Link {
  const { searchParams } = new URL(address);
  const operation = searchParams.get('i');
  return {
    kind: operation ? 'operation' : 'transaction',
    id: operation ?? searchParams.get('t')!,
    secret: searchParams.get('s')!,
  };
}

async function capture(baseUrl: string, body: string): Promise<unknown> {
  const { link, person } = JSON.parse(body) as { link: string; person: ClipName };
  return captureByApi(baseUrl, linkOf(link), await personFrames(person));
}

/**
 * Opens it: `POST /capture` follows a link as the person of a clip, `POST /hook/…` receives, `GET /hook/…?type=` answers the
 * first delivery of that event, and every other address is a page.
 */
export async function openCounterpart(baseUrl: string): Promise<Counterpart> {
  const deliveries = new Map<string, Delivery[]>();
  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? '/', 'http://site');
    const body = await readBody(request);
    const received = deliveries.get(address.pathname) ?? [];
    const answer = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (address.pathname === '/capture') return answer(200, await capture(baseUrl, body));
    if (!address.pathname.startsWith('/hook/'))
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>A shop</title>');
    if (request.method === 'POST') {
      deliveries.set(address.pathname, [
        ...received,
        { headers: request.headers as Record<string, string>, body },
      ]);
      return response.writeHead(204).end();
    }
    const type = Number(address.searchParams.get('type'));
    const found = received.find(({ body }) => JSON.parse(body).EventType === type);
    return answer(found ? 200 : 404, found ?? null);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    hookUrl: (client) => `${url}/hook/${client}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

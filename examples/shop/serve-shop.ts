import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SelfsameError } from '@selfsame/client';
import type { Shop } from './shop.ts';

/**
 * Serves a shop: `POST /sign-up?account=…` and `POST /pay?account=…&amount=…` answer with the link to show to the customer,
 * `GET /payments/{id}` with how a payment stands, and `POST /webhook` takes deliveries.
 *
 * For trying only: it believes the account in the address. In your shop take it from the signed-in session. Otherwise whoever
 * knows the number of an account without a face enrols their own.
 */
export const serveShop = (shop: Shop): Server =>
  createServer(async (request, response) => {
    const [status, body] = await answer(shop, request).catch((error: unknown): Answer => {
      if (error instanceof SelfsameError) return [502, { code: error.code, message: error.message }];
      throw error;
    });
    write(response, status, body);
  });

type Answer = [status: number, body?: unknown];

async function answer(shop: Shop, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
  const given = (name: string) => searchParams.get(name) ?? '';
  const payment = /^\/payments\/([\w-]+)$/.exec(pathname)?.[1];
  if (payment) {
    const found = shop.payment(payment);
    return found ? [200, found] : [404];
  }
  if (request.method !== 'POST') return [404];
  if (pathname === '/sign-up') return [200, await shop.signUp(given('account'))];
  if (pathname === '/pay') return [200, await shop.pay(given('account'), given('amount'))];
  if (pathname === '/webhook') return [await shop.receive(request.headers, await read(request))];
  return [404];
}

async function read(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function write(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHttpServer } from './http-server.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/** Who the client of a request is that came through two proxies: the first says 203.0.113.7, the second 10.0.0.1. */
async function clientBehind(trustProxy: TrustedProxies): Promise<string> {
  const fastify = await createHttpServer({ trustProxy, secure: false });
  fastify.get('/', async ({ ip }) => ({ ip }));
  const response = await fastify.inject({
    url: '/',
    remoteAddress: '10.0.0.2',
    headers: { 'x-forwarded-for': '198.51.100.9, 203.0.113.7, 10.0.0.1' },
  });
  await fastify.close();
  return response.json().ip;
}

const clients: [TrustedProxies, string][] = [
  [false, '10.0.0.2'],
  [0, '10.0.0.2'],
  [1, '10.0.0.1'],
  [2, '203.0.113.7'],
  [['10.0.0.0/8'], '203.0.113.7'],
  [['10.0.0.2'], '10.0.0.1'],
  [['192.0.2.1'], '10.0.0.2'],
  [true, '198.51.100.9'],
];
for (const [trustProxy, client] of clients)
  test(`trustProxy ${JSON.stringify(trustProxy)}: the client is ${client}`, async () => {
    assert.equal(await clientBehind(trustProxy), client);
  });

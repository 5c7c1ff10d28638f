import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationIds } from '@selfsame/contract';
import type { Handlers } from './handler.ts';
import { createHttpServer } from './http-server.ts';
import { Problem } from './problem.ts';
import { clientKey, installRateLimit } from './rate-limit.ts';
import { serve } from './serve.ts';

const refresh = '/IDCompleteBackendEngine/IdentityService/v1/auth/refresh';
const ping = '/IDCompleteBackendEngine/Default/AdministrationServiceRest/ping';

test('a limited operation: beyond its calls a minute, answers 429 with Retry-After to that client only', async (t) => {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  t.after(() => fastify.close());
  const refuse = async () => {
    throw new Problem('E_REFRESH_TOKEN_NOT_VALID');
  };
  const rateLimit = await installRateLimit(fastify, { RefreshToken: 3 });
  const handlers = Object.fromEntries(operationIds.map((id) => [id, refuse])) as unknown as Handlers;
  serve(fastify, handlers, { gate: { api: async () => null, capture: async () => null }, rateLimit });
  const send = (remoteAddress: string) =>
    fastify.inject({
      method: 'POST',
      url: refresh,
      remoteAddress,
      payload: '"x"',
      headers: { 'content-type': 'application/json' },
    });
  for (let call = 0; call < 3; call++) assert.equal((await send('192.0.2.1')).statusCode, 401);
  const limited = await send('192.0.2.1');
  assert.equal(limited.statusCode, 429);
  assert.equal(limited.json().ID, 'E_RATE_LIMITED');
  const retryAfter = Number(limited.headers['retry-after']);
  assert.ok(retryAfter >= 1 && retryAfter <= 60);
  assert.deepEqual(limited.json().Args, [String(retryAfter)]);
  assert.equal((await send('192.0.2.2')).statusCode, 401);
  for (let call = 0; call < 5; call++) assert.notEqual((await fastify.inject({ url: ping })).statusCode, 429);
});

test('clientKey: an IPv4 address is a client, an IPv6 client is its /64', () => {
  assert.equal(clientKey('192.0.2.1'), '192.0.2.1');
  assert.equal(clientKey('::ffff:192.0.2.1'), '192.0.2.1');
  assert.equal(clientKey('2001:db8:0:1:a:b:c:d'), '2001:db8:0:1::/64');
  assert.equal(clientKey('2001:0DB8:0:1::1'), '2001:db8:0:1::/64');
  assert.equal(clientKey('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(clientKey('::1'), '0:0:0:0::/64');
  assert.equal(clientKey('fe80::1%eth0'), 'fe80:0:0:0::/64');
});

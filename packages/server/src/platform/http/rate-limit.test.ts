import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationById, operationIds, services } from '@selfsame/contract';
import { withDatabase } from '../../../test/database.ts';
import { testAuthentication } from '../../../test/served-operations.ts';
import { countCall } from '../../store/tenant/rate-window.ts';
import type { Handlers } from './handler.ts';
import { createHttpServer } from './http-server.ts';
import { Problem } from './problem.ts';
import { clientKey, installRateLimit } from './rate-limit.ts';
import { serve } from './serve.ts';

const refresh = '/IDCompleteBackendEngine/IdentityService/v1/auth/refresh';
const ping = '/IDCompleteBackendEngine/Default/AdministrationServiceRest/ping';
const handoff = services.capture.bases[0] + operationById('ClaimHandoff').path;

test('a limited operation: beyond its calls a minute, answers 429 with Retry-After to that client only', async (t) => {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  t.after(() => fastify.close());
  const refuse = async () => {
    throw new Problem('E_REFRESH_TOKEN_NOT_VALID');
  };
  const rateLimit = await installRateLimit(fastify, { RefreshToken: 3 });
  const handlers = Object.fromEntries(operationIds.map((id) => [id, refuse])) as unknown as Handlers;
  serve(fastify, handlers, { authentication: testAuthentication, rateLimit });
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

test('countCall: messages of a socket, counted with the requests of the same operation and client', async (t) => {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  t.after(() => fastify.close());
  const rateLimit = await installRateLimit(fastify, { AnswerStep: 3 }, { countedPerNode: ['AnswerStep'] });
  const count = (address: string) => rateLimit.countCall('AnswerStep', address);
  for (let call = 0; call < 3; call++) await count('2001:db8::1');
  await assert.rejects(count('2001:db8::2'), { code: 'E_RATE_LIMITED' });
  await count('2001:db8:0:1::1');
  await rateLimit.countCall('Ping', '2001:db8::1');
});

/** Nodes that share a count, as they do over one database, and a client of theirs. */
async function openNodes(
  t: { after(run: () => Promise<void>): void },
  options: Parameters<typeof installRateLimit>[2],
) {
  const refuse = async () => {
    throw new Problem('E_REFRESH_TOKEN_NOT_VALID');
  };
  const handlers = Object.fromEntries(operationIds.map((id) => [id, refuse])) as unknown as Handlers;
  const open = async () => {
    const fastify = await createHttpServer({ trustProxy: false, secure: false });
    t.after(() => fastify.close());
    const rateLimit = await installRateLimit(fastify, { RefreshToken: 4, ClaimHandoff: 4, Ping: 2 }, options);
    serve(fastify, handlers, { authentication: testAuthentication, rateLimit });
    return fastify;
  };
  const nodes = [await open(), await open()] as const;
  return async (node: 0 | 1, url = refresh): Promise<number> => {
    const reply = await nodes[node].inject({
      method: url.endsWith('/ping') ? 'GET' : 'POST',
      url,
      remoteAddress: '192.0.2.1',
      payload: url === refresh ? '"x"' : '{"token":"x"}',
      headers: { 'content-type': 'application/json' },
    });
    return reply.statusCode;
  };
}

test('two nodes over one database: a client has one limit for an operation', async (t) => {
  const { db } = await withDatabase(t);
  let asked = 0;
  const send = await openNodes(t, {
    countShared: (key, windowMs) => {
      asked += 1;
      return countCall(db, key, windowMs);
    },
    countedPerNode: ['ClaimHandoff'],
    // Whether nodes share a count is the question here, not how fast a busy machine's database answers.
    patience: { waitMs: 60_000, pauseMs: 0 },
  });
  for (const node of [0, 1, 1, 0] as const) assert.equal(await send(node), 401);
  assert.equal(await send(0), 429);
  assert.equal(await send(1), 429);
  assert.equal(asked, 5, 'the first node knew by itself');
  for (let call = 0; call < 20; call++) assert.equal(await send(call % 2 === 0 ? 0 : 1), 429);
  assert.equal(asked, 5, 'who is known to be over the limit costs the database nothing');

  for (let call = 0; call < 4; call++) {
    assert.notEqual(await send(0, handoff), 429);
    assert.notEqual(await send(1, handoff), 429);
  }
  assert.equal(asked, 5, 'counted per node');
  assert.equal(await send(0, handoff), 429);
});

test('a limited operation: has one count for all its paths', async (t) => {
  const send = await openNodes(t, {});
  const versioned = ping.replace('/ping', '/v1/ping');
  assert.notEqual(await send(0, ping), 429);
  assert.notEqual(await send(0, versioned), 429);
  assert.equal(await send(0, ping), 429);
  assert.equal(await send(0, versioned), 429);
  assert.notEqual(await send(1, ping), 429, 'without a shared count, each node for itself');
});

test('two nodes without the database: go on, each with the limit for itself', async (t) => {
  let unavailable = 0;
  const send = await openNodes(t, {
    countShared: () => Promise.reject(new Error('no connection')),
    onUnavailable: () => {
      unavailable += 1;
    },
  });
  for (const node of [0, 1] as const) {
    for (let call = 0; call < 4; call++) assert.equal(await send(node), 401);
    assert.equal(await send(node), 429);
  }
  assert.equal(unavailable, 2, 'told once per node and pause');
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationById, operationIds, services } from '@selfsame/contract';
import {
  all,
  bases,
  guid,
  operationAnswer,
  originOf,
  serverWith,
  testAuthentication,
} from '../../../test/served-operations.ts';
import { workedFor } from '../in-name-of.ts';
import type { Handlers } from './handler.ts';
import { createHttpServer } from './http-server.ts';
import { Problem } from './problem.ts';
import { serve } from './serve.ts';

const { admin, identity } = bases;

test('serve: refuses to start and names the operations without a handler', async (t) => {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  t.after(() => fastify.close());
  assert.throws(
    () => serve(fastify, {} as Handlers, { authentication: testAuthentication }),
    /No handler for CreateToken, RefreshToken/,
  );
});

test('serve: mounts every operation at every base of its service, with its access check', async (t) => {
  const fastify = await serverWith(t, {});
  for (const id of operationIds) {
    const operation = operationById(id);
    if (operation.access.kind === 'public') continue;
    for (const base of services[operation.service].bases) {
      const url = base + operation.path.replace(/\{\w+\}/g, guid);
      const refused = await fastify.inject({ method: operation.method, url });
      assert.equal(refused.statusCode, 401, `${operation.method} ${url}`);
      assert.equal(refused.json().ID, 'E_USER_NOT_AUTHENTICATED');
    }
  }
});

test('serve: serves a V1 path unversioned, under /v1, in any case and with a trailing slash', async (t) => {
  const fastify = await serverWith(t, { EndGetForeignBiometry: async () => operationAnswer });
  for (const url of [
    `${admin}/foreignOperations/biometry/${guid}`,
    `${admin}/v1/foreignOperations/biometry/${guid}`,
    `${admin.toLowerCase()}/FOREIGNoperations/Biometry/${guid}/`,
  ]) {
    const reply = await fastify.inject({ url, headers: all });
    assert.equal(reply.statusCode, 200, url);
    assert.deepEqual(reply.json(), operationAnswer);
    assert.equal(reply.headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(reply.headers['cache-control'], 'no-store');
  }
});

test('serve: decodes an AccountNumber from the path and keeps its case', async (t) => {
  const seen: unknown[] = [];
  const fastify = await serverWith(t, {
    GetAccount: async (call) => {
      seen.push(call.params);
      return null;
    },
  });
  for (const path of [
    'Jane.Doe%40Example.com',
    'a+B',
    'a%2Bb',
    'x%23y%21%27',
    'J%C3%BCrgen',
    'A'.repeat(128),
  ]) {
    const reply = await fastify.inject({ url: `${admin}/accounts/${path}`, headers: all });
    assert.equal(reply.statusCode, 200);
    assert.equal(reply.body, 'null', 'an unknown account answers 200 null');
  }
  assert.deepEqual(
    seen.map((params) => (params as { AccountNumber: string }).AccountNumber),
    ['Jane.Doe@Example.com', 'a+B', 'a+b', "x#y!'", 'Jürgen', 'A'.repeat(128)],
  );
});

test('serve: never sends a field outside the contract', async (t) => {
  const fastify = await serverWith(t, {
    EndGetForeignBiometry: async () => ({ ...operationAnswer, template: [0.1, 0.2], secretSealed: 'x' }),
  });
  const reply = await fastify.inject({ url: `${admin}/foreignOperations/biometry/${guid}`, headers: all });
  assert.deepEqual(reply.json(), operationAnswer);
});

test('serve: answers 500 and leaks nothing when an answer does not fit the contract or a handler fails', async (t) => {
  const fastify = await serverWith(t, {
    EndGetForeignBiometry: async () => ({ OperationId: guid }),
    GetAccount: async () => {
      throw new Error('connection to 10.0.0.7 refused, password=hunter2');
    },
  });
  for (const url of [`${admin}/foreignOperations/biometry/${guid}`, `${admin}/accounts/a`]) {
    const reply = await fastify.inject({ url, headers: all });
    assert.equal(reply.statusCode, 500);
    assert.equal(reply.json().ID, 'E_INTERNAL');
    assert.equal(reply.json().instance, reply.headers['x-request-id']);
    assert.equal(reply.json().StackTrace, null);
    assert.doesNotMatch(reply.body, /hunter2|10\.0\.0\.7|serve\.ts/);
  }
});

test('serve: answers 404 for an unknown path and 405 with Allow for another method', async (t) => {
  const fastify = await serverWith(t, {});
  const unknown = await fastify.inject({ url: `${admin}/nothing` });
  assert.equal(unknown.statusCode, 404);
  assert.equal(unknown.json().ID, 'E_ROUTE_NOT_FOUND');
  const patch = await fastify.inject({ method: 'PATCH', url: `${admin}/v1/accounts/a` });
  assert.equal(patch.statusCode, 405);
  assert.equal(patch.json().ID, 'E_METHOD_NOT_ALLOWED');
  assert.equal(patch.headers.allow, 'DELETE, GET, HEAD, PUT');
  const bad = await fastify.inject({ url: `${admin}/accounts/%zz` });
  assert.equal(bad.statusCode, 400);
  assert.equal(bad.json().ID, 'E_INVALID_ARGUMENT');
});

test('serve: checks basic, bearer, role and capture access', async (t) => {
  let basic: unknown;
  const fastify = await serverWith(t, {
    CreateToken: async (call) => {
      basic = call.basic;
      throw new Problem('E_USER_NOT_AUTHENTICATED');
    },
    EndGetForeignBiometry: async () => operationAnswer,
    GetCaptureSession: async (call) => {
      assert.deepEqual(call.principal, { kind: 'capture', tenantId: 't', sessionId: 's', tokenId: 'p' });
      throw new Problem('E_TRANSACTION_EXPIRED');
    },
  });
  const token = (headers: Record<string, string>) =>
    fastify.inject({ method: 'POST', url: `${identity}/auth/token`, headers });
  const refused = await token({});
  assert.equal(refused.statusCode, 401);
  assert.match(String(refused.headers['www-authenticate']), /^Basic realm=/);
  assert.equal(basic, undefined);
  await token({ authorization: `basic ${Buffer.from('id:va:lué').toString('base64')}` });
  assert.deepEqual(basic, { id: 'id', value: 'va:lué' });

  const read = (value?: string) =>
    fastify.inject({
      url: `${admin}/foreignOperations/biometry/${guid}`,
      headers: value === undefined ? {} : { authorization: value },
    });
  for (const value of [undefined, 'Bearer wrong', 'Bearer', 'Basic YTpi', 'all', 'Bearer page'])
    assert.equal((await read(value)).statusCode, 401, String(value));
  assert.equal((await read('bearer auditor')).statusCode, 200);
  const forbidden = await fastify.inject({
    method: 'DELETE',
    url: `${admin}/foreignOperations/biometry/${guid}`,
    headers: { authorization: 'Bearer auditor' },
  });
  assert.equal(forbidden.statusCode, 403);
  assert.equal(forbidden.json().ID, 'E_ACCESS_DENIED');
  assert.deepEqual(forbidden.json().Args, ['Transaction Manager']);

  const capture = (value: string) =>
    fastify.inject({ url: '/capture/v1/session', headers: { authorization: value } });
  assert.equal((await capture('Bearer page')).statusCode, 410);
  assert.equal((await capture('Bearer all')).statusCode, 401);
});

test('serve: tells a handler when its client went away', async (t) => {
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: aborted, resolve: abort } = Promise.withResolvers<void>();
  const fastify = await serverWith(
    t,
    {
      Ping: async (call) => {
        call.signal.addEventListener('abort', () => abort());
        reach();
        await aborted;
        throw new Problem('E_INTERNAL');
      },
    },
    { listen: true },
  );
  const client = new AbortController();
  const request = fetch(`${originOf(fastify)}${admin}/ping`, {
    signal: client.signal,
  });
  await reached;
  client.abort();
  await assert.rejects(request);
  await aborted;
});

test('serve: a file, is read to its end in the name of whom it is for', async (t) => {
  const asked: (string | undefined)[] = [];
  // As much as no socket takes at once: what is read later, is read from where the socket has room again.
  const page = Buffer.alloc(1_000_000, 'x');
  async function* pages() {
    for (let n = 0; n < 20; n++) {
      await new Promise((resolve) => setImmediate(resolve));
      asked.push(workedFor());
      yield page;
    }
  }
  const file = { mediaType: 'text/csv', fileName: 'a.csv', chunks: pages() };
  const fastify = await serverWith(t, { ExportAccounts: async () => file }, { listen: true });
  const address = originOf(fastify) + admin + operationById('ExportAccounts').path;
  const whole = await fetch(address, { headers: all });
  assert.equal((await whole.arrayBuffer()).byteLength, 20 * page.length);
  assert.deepEqual(asked, Array(20).fill('t'));
});

test('serve: sends the retry time of an overloaded engine', async (t) => {
  const fastify = await serverWith(t, {
    Ping: async () => {
      throw Object.assign(new Error('busy'), { name: 'EngineOverloaded', retryAfter: 2.2 });
    },
  });
  const reply = await fastify.inject({ url: `${admin}/ping` });
  assert.equal(reply.statusCode, 503);
  assert.equal(reply.json().ID, 'E_SERVER_BUSY');
  assert.equal(reply.headers['retry-after'], '3');
});

test('serve: sends security headers and no CORS headers', async (t) => {
  const fastify = await serverWith(t, {});
  const reply = await fastify.inject({
    url: `${admin}/nothing`,
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(reply.headers['access-control-allow-origin'], undefined);
  assert.equal(reply.headers['x-content-type-options'], 'nosniff');
  assert.match(String(reply.headers['content-security-policy']), /default-src 'none'/);
  assert.equal(reply.headers['strict-transport-security'], undefined);
});

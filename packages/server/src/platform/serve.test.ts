import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { type OperationId, operationById, operationIds, services } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import type { Gate } from './gate.ts';
import type { Call, Handlers } from './handler.ts';
import { createHttpServer } from './http-server.ts';
import { Problem } from './problem.ts';
import { serve } from './serve.ts';

const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';
const authorization = '/IDCompleteBackendEngine/Default/AuthorizationServiceRest';
const identity = '/IDCompleteBackendEngine/IdentityService/v1';
const guid = '113e838b-be34-53e9-c52f-3cc45b2d10ce';

/** A gate that knows three tokens. */
const gate: Gate = {
  api: async (token) =>
    token === 'all' || token === 'auditor'
      ? {
          kind: 'api',
          tenantId: 't',
          apiKeyId: 'k',
          roles:
            token === 'auditor'
              ? ['Transaction Result Auditor']
              : ['Account Manager', 'Transaction Manager', 'Configurator', 'Biometric Credentials Reader'],
        }
      : null,
  capture: async (token) => (token === 'page' ? { kind: 'capture', tenantId: 't', sessionId: 's' } : null),
};
const all = { authorization: 'Bearer all' };

type AnyCall = Call<unknown> & { body: unknown; params: unknown; query: unknown };

/** The server with one handler under test; all others fail when reached. */
const serverWith = async (
  t: TestContext,
  some: Partial<Record<OperationId, (call: AnyCall) => Promise<unknown>>>,
  options: { bind?: boolean } = {},
): Promise<FastifyInstance> => {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  t.after(() => fastify.close());
  const unreached = async () => {
    throw new Error('not the handler under test');
  };
  const handlers = Object.fromEntries(operationIds.map((id) => [id, some[id] ?? unreached]));
  serve(fastify, handlers as unknown as Handlers, { gate });
  await (options.bind ? fastify.listen({ port: 0, host: '127.0.0.1' }) : fastify.ready());
  return fastify;
};

const baseUrl = (fastify: FastifyInstance) =>
  `http://127.0.0.1:${(fastify.server.address() as AddressInfo).port}`;

const operationAnswer = {
  OneTimeSecret: 'gXumaHzDpaYwxEhn0Q6Bo6da',
  TempId: null,
  OperationId: guid,
  Status: 0,
  Message: null,
  StartDate: '2021-10-13T15:59:25.06Z',
  EndDate: null,
};

describe('serve', () => {
  it('refuses to start and names the operations without a handler', async (t) => {
    const fastify = await createHttpServer({ trustProxy: false, secure: false });
    t.after(() => fastify.close());
    assert.throws(() => serve(fastify, {} as Handlers, { gate }), /No handler for CreateToken, RefreshToken/);
  });

  it('mounts every operation at every base of its service, with its access check', async (t) => {
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

  it('serves a V1 path unversioned, under /v1, in any case and with a trailing slash', async (t) => {
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

  it('decodes an AccountNumber from the path and keeps its case', async (t) => {
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

  it('never sends a field outside the contract', async (t) => {
    const fastify = await serverWith(t, {
      EndGetForeignBiometry: async () => ({ ...operationAnswer, template: [0.1, 0.2], secretSealed: 'x' }),
    });
    const reply = await fastify.inject({ url: `${admin}/foreignOperations/biometry/${guid}`, headers: all });
    assert.deepEqual(reply.json(), operationAnswer);
  });

  it('answers 500 and leaks nothing when an answer does not fit the contract or a handler fails', async (t) => {
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

  it('hands a handler the relaxed body', async (t) => {
    let body: unknown;
    const fastify = await serverWith(t, {
      CreateTransaction: async (call) => {
        body = call.body;
        return { TransactionId: guid, OneTimeSecret: null };
      },
    });
    const reply = await fastify.inject({
      method: 'POST',
      url: `${authorization}/v2/transactions`,
      headers: all,
      payload: {
        accountNumber: 'a',
        name: 'Verify_Identity',
        confirmationPolicy: { transportType: 0, BIOPOLICY: { checkliveness: 'True' } },
        codeWord: null,
        customData: [{ key: 'amount', value: '1' }],
        surprise: { anything: 1 },
      },
    });
    assert.equal(reply.statusCode, 200);
    assert.deepEqual(body, {
      AccountNumber: 'a',
      Name: 'Verify_Identity',
      ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
      CustomData: [{ Key: 'amount', Value: '1' }],
      Timeout: 3600,
    });
  });

  it('names field and rule in one sentence on 400', async (t) => {
    const fastify = await serverWith(t, {});
    const cases: [string, object, string][] = [
      [`${admin}/foreignOperations/biometry`, { TimeoutSec: 0 }, 'TimeoutSec must be at least 1.'],
      [`${admin}/foreignOperations/biometry`, { timeoutsec: 'soon' }, 'TimeoutSec must be a whole number.'],
      [`${admin}/accounts`, { AccountNumber: 'a' }, 'DisplayName is required.'],
      [`${admin}/accounts/a/proofedBioCredential`, { TempId: 'x' }, 'TempId must be a GUID.'],
      [
        `${authorization}/v2/transactions`,
        { AccountNumber: 'a', Name: 'n', ConfirmationPolicy: {}, CustomData: [{ Key: 'k' }] },
        'CustomData[0].Value is required.',
      ],
      [`${admin}/accounts`, [], 'The request body must be an object.'],
    ];
    for (const [url, payload, sentence] of cases) {
      const reply = await fastify.inject({ method: 'POST', url, headers: all, payload });
      assert.equal(reply.statusCode, 400, sentence);
      assert.equal(reply.json().ID, 'E_INVALID_ARGUMENT');
      assert.equal(reply.json().Message, sentence);
      assert.deepEqual(reply.json().Args, [sentence]);
    }
  });

  it('reads numbers and booleans from the query, empty ones as absent', async (t) => {
    let query: unknown;
    const fastify = await serverWith(t, {
      GetAccounts: async (call) => {
        query = call.query;
        return { Items: [], TotalCount: 0 };
      },
      EnableApiKey: async (call) => {
        query = call.query;
        throw new Problem('E_API_KEY_NOT_FOUND');
      },
    });
    await fastify.inject({ url: `${admin}/accounts?START=40&Size=5&sort=`, headers: all });
    assert.deepEqual(query, { start: 40, size: 5, sort: '' });
    await fastify.inject({ url: `${admin}/accounts?filter=&start=&size=`, headers: all });
    assert.deepEqual(query, { filter: '', start: 0, size: 20 });
    const url = `${admin}/adminUser/apiKeys/x/enable?Enabled=False&reason=lost+it`;
    await fastify.inject({ method: 'POST', url, headers: all });
    assert.deepEqual(query, { enabled: false, reason: 'lost it' });
    const refused = await fastify.inject({ url: `${admin}/accounts?size=500`, headers: all });
    assert.equal(refused.json().Message, 'size must be at most 100.');
  });

  it('tolerates an absent body where it is optional, whatever the content type says', async (t) => {
    const bodies: unknown[] = [];
    const fastify = await serverWith(t, {
      BeginGetForeignBiometry: async (call) => {
        bodies.push(call.body);
        return operationAnswer;
      },
    });
    const send = (headers: Record<string, string>, payload?: string) =>
      fastify.inject({
        method: 'POST',
        url: `${admin}/foreignOperations/biometry`,
        headers: { ...all, ...headers },
        ...(payload === undefined ? {} : { payload }),
      });
    assert.equal((await send({})).statusCode, 200);
    assert.equal((await send({ 'content-type': 'text/plain' })).statusCode, 200);
    assert.equal((await send({ 'content-type': 'not a media type' })).statusCode, 200);
    assert.equal((await send({ 'content-type': 'application/json' }, '')).statusCode, 200);
    assert.equal((await send({ 'content-type': 'application/json' }, '{}')).statusCode, 200);
    assert.equal(
      (await send({ 'content-type': 'application/json;charset=UTF-8' }, '{"Tag":"x"}')).statusCode,
      200,
    );
    assert.equal(bodies.length, 6);
    assert.equal((bodies[5] as { Tag: string }).Tag, 'x');
  });

  it('answers 415 for another content type, 400 for broken JSON and for a missing body', async (t) => {
    const fastify = await serverWith(t, {});
    const send = (contentType: string, payload: string) =>
      fastify.inject({
        method: 'POST',
        url: `${admin}/accounts`,
        headers: { ...all, 'content-type': contentType },
        payload,
      });
    const wrongType = await send('application/xml', '<a/>');
    assert.equal(wrongType.statusCode, 415);
    assert.equal(wrongType.json().ID, 'E_MEDIA_TYPE_NOT_SUPPORTED');
    const multipart = await send('multipart/form-data; boundary=x', '--x--');
    assert.equal(multipart.statusCode, 415);
    const malformed = await send('///', '{}');
    assert.equal(malformed.statusCode, 415);
    const broken = await send('application/json', '{"AccountNumber":');
    assert.equal(broken.statusCode, 400);
    assert.equal(broken.json().ID, 'E_BODY_NOT_JSON');
    const poisoned = await send('application/json', '{"__proto__":{"x":1}}');
    assert.equal(poisoned.statusCode, 400);
    const missing = await send('application/json', '');
    assert.equal(missing.json().Message, 'A JSON request body is required.');
  });

  it('answers 413 above the limit of the operation, before the body is read when its length is told', async (t) => {
    const fastify = await serverWith(t, {});
    const payload = JSON.stringify({ AccountNumber: 'a', Description: 'x'.repeat(300_000) });
    const reply = await fastify.inject({
      method: 'POST',
      url: `${admin}/accounts`,
      headers: { ...all, 'content-type': 'application/json' },
      payload,
    });
    assert.equal(reply.statusCode, 413);
    assert.equal(reply.json().ID, 'E_BODY_TOO_LARGE');
    assert.deepEqual(reply.json().Args, ['262144']);
  });

  it('answers 404 for an unknown path and 405 with Allow for another method', async (t) => {
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

  it('takes the refresh body as a bare JSON string', async (t) => {
    let body: unknown;
    const fastify = await serverWith(t, {
      RefreshToken: async (call) => {
        body = call.body;
        throw new Problem('E_REFRESH_TOKEN_NOT_VALID');
      },
    });
    const reply = await fastify.inject({
      method: 'POST',
      url: `${identity}/auth/refresh`,
      headers: { 'content-type': 'application/json' },
      payload: '"the-token"',
    });
    assert.equal(body, 'the-token');
    assert.equal(reply.statusCode, 401);
    assert.match(String(reply.headers['www-authenticate']), /^Bearer/);
  });

  it('checks basic, bearer, role and capture access', async (t) => {
    let basic: unknown;
    const fastify = await serverWith(t, {
      CreateToken: async (call) => {
        basic = call.basic;
        throw new Problem('E_USER_NOT_AUTHENTICATED');
      },
      EndGetForeignBiometry: async () => operationAnswer,
      GetCaptureSession: async (call) => {
        assert.deepEqual(call.principal, { kind: 'capture', tenantId: 't', sessionId: 's' });
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

  it('reads multipart parts in order as bytes, and refuses too many or too much', async (t) => {
    let parts: Call<unknown>['parts'] = [];
    const fastify = await serverWith(t, {
      Identify: async (call) => {
        parts = call.parts;
        return [];
      },
      SubmitAttempt: async (call) => {
        parts = call.parts;
        throw new Problem('E_ATTEMPT_NOT_OPEN');
      },
    });
    const send = (url: string, token: string, form: FormData) =>
      fastify.inject({ method: 'POST', url, headers: { authorization: `Bearer ${token}` }, payload: form });
    const form = new FormData();
    form.append('threshold', '84');
    form.append('image', new Blob([new Uint8Array([255, 216, 0, 1])], { type: 'image/jpeg' }), 'a.jpg');
    form.append('meta', new Blob(['{"a":1}'], { type: 'application/json' }), 'meta.json');
    assert.equal((await send('/search/identify', 'all', form)).statusCode, 200);
    assert.deepEqual(
      parts.map(({ name, contentType, bytes }) => [
        name,
        contentType.split(';')[0],
        bytes.toString('latin1'),
      ]),
      [
        ['threshold', 'text/plain', '84'],
        ['image', 'image/jpeg', '\xff\xd8\x00\x01'],
        ['meta', 'application/json', '{"a":1}'],
      ],
    );
    const many = new FormData();
    for (let index = 0; index < 40; index++) many.append('frame', new Blob(['x']), 'f');
    const tooMany = await send(`/capture/v1/attempts/${guid}`, 'page', many);
    assert.equal(tooMany.statusCode, 413);
    assert.equal(tooMany.json().ID, 'E_BODY_TOO_LARGE');
    const json = await fastify.inject({ method: 'POST', url: '/search/identify', headers: all, payload: {} });
    assert.equal(json.statusCode, 415);
  });

  it('counts the bytes of a chunked multipart body, which tells no length', async (t) => {
    const fastify = await serverWith(t, { Identify: async () => [] }, { bind: true });
    const part = (name: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"; filename="f"\r\nContent-Type: image/jpeg\r\n\r\n`;
    async function* body() {
      for (const name of ['image', 'other']) {
        yield Buffer.from(part(name));
        for (let index = 0; index < 6; index++) yield Buffer.alloc(1_000_000, 1);
        yield Buffer.from('\r\n');
      }
      yield Buffer.from('--b--\r\n');
    }
    const reply = await fetch(`${baseUrl(fastify)}/search/identify`, {
      method: 'POST',
      headers: { ...all, 'content-type': 'multipart/form-data; boundary=b' },
      body: ReadableStream.from(body()) as unknown as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    assert.equal(reply.status, 413);
  });

  it('tells a handler when its client went away', async (t) => {
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
      { bind: true },
    );
    const client = new AbortController();
    const request = fetch(`${baseUrl(fastify)}${admin}/ping`, {
      signal: client.signal,
    });
    await reached;
    client.abort();
    await assert.rejects(request);
    await aborted;
  });

  it('sends the retry time of an overloaded engine', async (t) => {
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

  it('sends security headers and no CORS headers', async (t) => {
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
});

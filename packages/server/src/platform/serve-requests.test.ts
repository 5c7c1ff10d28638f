import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, bases, guid, operationAnswer, originOf, serverWith } from '../../test/served-operations.ts';
import type { Call } from './handler.ts';
import { Problem } from './problem.ts';

const { admin, authorization, identity } = bases;

test('a request: hands a handler the relaxed body', async (t) => {
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

test('a request: names field and rule in one sentence on 400', async (t) => {
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

test('a request: reads numbers and booleans from the query, empty ones as absent', async (t) => {
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

test('a request: tolerates an absent body where it is optional, whatever the content type says', async (t) => {
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

test('a request: answers 415 for another content type, 400 for broken JSON and for a missing body', async (t) => {
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

test('a request: answers 413 above the limit of the operation, before the body is read when its length is told', async (t) => {
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

test('a request: takes the refresh body as a bare JSON string', async (t) => {
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

test('a request: reads multipart parts in order as bytes, and refuses too many or too much', async (t) => {
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
    parts.map(({ name, contentType, bytes }) => [name, contentType.split(';')[0], bytes.toString('latin1')]),
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

test('a request: counts the bytes of a chunked multipart body, which tells no length', async (t) => {
  const fastify = await serverWith(t, { Identify: async () => [] }, { listen: true });
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
  const reply = await fetch(`${originOf(fastify)}/search/identify`, {
    method: 'POST',
    headers: { ...all, 'content-type': 'multipart/form-data; boundary=b' },
    body: ReadableStream.from(body()) as unknown as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  assert.equal(reply.status, 413);
});

test('a request: refuses a multipart part without a name', async (t) => {
  const fastify = await serverWith(t, { Identify: async () => [] });
  const reply = await fastify.inject({
    method: 'POST',
    url: '/search/identify',
    headers: { ...all, 'content-type': 'multipart/form-data; boundary=b' },
    payload: '--b\r\nContent-Disposition: form-data; na\ufffde="threshold"\r\n\r\n84\r\n--b--\r\n',
  });
  assert.equal(reply.statusCode, 400);
  assert.match(reply.json().Message, /needs a name/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { all, bases, guid, originOf, serverWith } from '../../../test/served-operations.ts';
import type { Call } from './handler.ts';
import { Problem } from './problem.ts';

const { admin, identity } = bases;

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

test('a request: a charset that is not read is 415, bytes that are no UTF-8 are 400, and nothing is stored', async (t) => {
  const bodies: unknown[] = [];
  const fastify = await serverWith(t, {
    CreateAccount: async ({ body }) => {
      bodies.push(body);
      throw new Problem('E_ACCOUNT_ALREADY_EXISTS');
    },
  });
  const send = (contentType: string, payload: Buffer, headers: Record<string, string> = {}) =>
    fastify.inject({
      method: 'POST',
      url: `${admin}/accounts`,
      headers: { ...all, ...headers, 'content-type': contentType },
      payload,
    });
  const text = '{"AccountNumber":"a","DisplayName":"Zoë"}';
  const latin1 = Buffer.from(text, 'latin1');
  for (const charset of ['iso-8859-1', '"ISO-8859-1"', 'windows-1252', 'utf-16', 'utf-7'])
    for (const payload of [latin1, Buffer.from(text)]) {
      const reply = await send(`application/json; charset=${charset}`, payload);
      assert.equal(reply.statusCode, 415, charset);
      assert.equal(reply.json().ID, 'E_MEDIA_TYPE_NOT_SUPPORTED');
    }
  for (const type of ['application/json', 'application/json; charset=utf-8', 'text/json;charset="UTF-8"']) {
    const reply = await send(type, latin1);
    assert.equal(reply.statusCode, 400, type);
    assert.match(reply.json().Message, /no UTF-8/);
    assert.equal((await send(type, Buffer.from(`\uFEFF${text}`))).statusCode, 409, type);
  }
  const packed = await send('application/json', gzipSync(text), { 'content-encoding': 'gzip' });
  assert.equal(packed.statusCode, 415);
  assert.match(packed.json().Message, /^Content-Encoding gzip is not supported/);
  assert.deepEqual(bodies, Array(3).fill({ AccountNumber: 'a', DisplayName: 'Zoë', Enabled: true }));
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, bases, guid, operationAnswer, serverWith } from '../../../test/served-operations.ts';
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

test('a request: an address that is not percent-encoded UTF-8, is refused and never read as something else', async (t) => {
  const seen: unknown[] = [];
  const fastify = await serverWith(t, {
    EnableApiKey: async ({ query }) => {
      seen.push(query);
      throw new Problem('E_API_KEY_NOT_FOUND');
    },
  });
  const enable = (reason: string) =>
    fastify.inject({
      method: 'POST',
      url: `${admin}/adminUser/apiKeys/x/enable?enabled=false&reason=${reason}`,
      headers: all,
    });
  for (const reason of ['Zo%EB', '%C0%80', '%ED%A0%80', 'a%ff']) {
    const reply = await enable(reason);
    assert.equal(reply.statusCode, 400, reason);
    assert.match(reply.json().Message, /percent-encoded UTF-8/);
  }
  for (const reason of ['Zo%C3%AB', '100%', 'a+b']) assert.equal((await enable(reason)).statusCode, 404);
  assert.deepEqual(seen, [
    { enabled: false, reason: 'Zoë' },
    { enabled: false, reason: '100%' },
    { enabled: false, reason: 'a b' },
  ]);
});

test('a request: nests as deep as it likes, and is refused without a stack or a line in the log', async (t) => {
  const lines: string[] = [];
  const fastify = await serverWith(t, {}, { log: (line) => lines.push(line) });
  for (const payload of ['['.repeat(130_000), '{"a":'.repeat(40_000)]) {
    const reply = await fastify.inject({
      method: 'POST',
      url: `${identity}/auth/refresh`,
      headers: { 'content-type': 'application/json' },
      payload,
    });
    assert.equal(reply.statusCode, 400);
    assert.match(reply.json().Message, /nests deeper than 64 levels/);
  }
  assert.deepEqual(
    lines.filter((line) => JSON.parse(line).level >= 40),
    [],
  );
});

test('a request: a misspelt field, is named in a header and in the log, with what was probably meant', async (t) => {
  const lines: string[] = [];
  const fastify = await serverWith(
    t,
    {
      BeginGetForeignBiometry: async () => operationAnswer,
      GetAccounts: async () => ({ Items: [], TotalCount: 0 }),
    },
    { log: (line) => lines.push(line) },
  );
  const send = (payload: object, headers = all) =>
    fastify.inject({ method: 'POST', url: `${admin}/foreignOperations/biometry`, headers, payload });
  const reply = await send({ CheckLivness: true, timeout: 60, 'ann@example.com"\r\nx: y': 1 });
  assert.equal(reply.statusCode, 200);
  assert.equal(
    reply.headers['selfsame-unknown-fields'],
    '"CheckLivness";meant="CheckLiveness", "timeout";meant="TimeoutSec", "a field whose name is no identifier"',
  );
  const told = lines.map((line) => JSON.parse(line)).find(({ unknownFields }) => unknownFields);
  assert.deepEqual(told.unknownFields, ['CheckLivness', 'timeout', 'a field whose name is no identifier']);
  assert.ok(!lines.some((line) => line.includes('ann@example.com')));
  const list = await fastify.inject({ url: `${admin}/accounts?sise=5`, headers: all });
  assert.equal(list.headers['selfsame-unknown-fields'], '"sise";meant="size"');
  assert.equal((await send({ CheckLiveness: true })).headers['selfsame-unknown-fields'], undefined);
});

test('a request: with a strict key, is refused for a misspelt field and says what was probably meant', async (t) => {
  const fastify = await serverWith(t, { BeginGetForeignBiometry: async () => operationAnswer });
  const send = (payload: object) =>
    fastify.inject({
      method: 'POST',
      url: `${admin}/foreignOperations/biometry`,
      headers: { authorization: 'Bearer strict' },
      payload,
    });
  const refused = await send({ CheckLivness: true });
  assert.equal(refused.statusCode, 400);
  assert.equal(
    refused.json().Message,
    "'CheckLivness' is not a field of this request; did you mean 'CheckLiveness'?",
  );
  assert.equal((await send({ CheckLiveness: true })).statusCode, 200);
});

test('a request: what a client causes, is no error in our log', async (t) => {
  const lines: string[] = [];
  const fastify = await serverWith(
    t,
    {
      CreateTransaction: async () => {
        throw new Problem('E_CREDENTIAL_TYPE_NOT_SUPPORTED', { args: [2] });
      },
      CreateOperation: async () => {
        throw new Problem('E_OPERATION_NOT_SUPPORTED', { args: ['GetForeignIDDocument'] });
      },
      BeginGetForeignBiometry: async () => {
        throw new Problem('E_SERVER_BUSY', { args: [1], retryAfter: 1 });
      },
      CreateAccount: async () => {
        throw new Error('ours');
      },
    },
    { log: (line) => lines.push(line) },
  );
  const send = (url: string, payload: object) =>
    fastify.inject({ method: 'POST', url, headers: all, payload });
  const errors = () => lines.map((line) => JSON.parse(line)).filter(({ level }) => level >= 50);
  const confirmation = { AccountNumber: 'a', Name: 'OTP', ConfirmationPolicy: { CredentialType: 2 } };
  assert.equal((await send(`${authorization}/v2/transactions`, confirmation)).statusCode, 501);
  assert.equal((await send(`${authorization}/v2/operations`, { Name: 'x' })).statusCode, 501);
  assert.equal((await send(`${admin}/foreignOperations/biometry`, {})).statusCode, 503);
  assert.deepEqual(errors(), []);
  const account = { AccountNumber: 'a', DisplayName: 'A' };
  assert.equal((await send(`${admin}/accounts`, account)).statusCode, 500);
  assert.equal(errors().length, 1);
});

test('a request: without a token, with a wrong, an expired one, or with Basic, is told what to do', async (t) => {
  const fastify = await serverWith(t, {});
  const messageOf = async (authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization };
    const reply = await fastify.inject({ url: `${admin}/accounts/a`, headers });
    assert.equal(reply.statusCode, 401);
    assert.deepEqual([reply.json().ID, reply.json().Code], Array(2).fill('E_USER_NOT_AUTHENTICATED'));
    return reply.json().Message as string;
  };
  const messages = await Promise.all([
    messageOf(),
    messageOf('Bearer nonsense'),
    messageOf('Bearer expired'),
    messageOf('Basic YTpi'),
  ]);
  for (const [place, text] of [
    /auth\/token/,
    /is not valid/,
    /has expired.*refresh/i,
    /exchange the API key/,
  ].entries())
    assert.match(messages[place]!, text);
  assert.equal(new Set(messages).size, 4);
});

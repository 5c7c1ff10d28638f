import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { GatewaySettings } from '../../platform/configuration/message-settings.ts';
import type { OutgoingMessage, Sender } from './channel.ts';
import { closeChannels, openChannels } from './open-channels.ts';

const message: OutgoingMessage = {
  id: '0c9f2d5e-6a5b-4a8e-9d3c-1f2e3d4c5b6a',
  to: '+4915112345678',
  link: 'https://id.example.com/?i=1&s=2',
  subject: null,
  text: 'Müller: "take a selfie"\nhttps://id.example.com/?i=1&s=2',
  html: null,
  locale: 'en',
};

interface Seen {
  method: string;
  url: string;
  headers: Record<string, unknown>;
  body: string;
}

/** A real HTTP server that answers with what it is told, one after the other, then 200. */
async function gateway(t: TestContext, answers: [status: number, headers?: Record<string, string>][] = []) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
      const [status, more] = answers.shift() ?? [200];
      response.writeHead(status, more).end('{"sid": "SM1"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function open(t: TestContext, sms: Parameters<typeof openChannels>[0]['sms']): Sender {
  const channels = openChannels({ smtp: null, sms });
  t.after(() => closeChannels(channels));
  assert.ok(typeof channels.sms === 'object');
  // With SMS configured, e-mail is refused instead of kept.
  assert.equal(channels.email, 'none');
  return channels.sms;
}

const generic = (url: string, change: Partial<GatewaySettings> = {}): GatewaySettings => ({
  kind: 'http',
  url,
  method: 'POST',
  headers: {},
  body: '{"to": "{to}", "text": "{text}", "id": "{id}"}',
  ...change,
});

test('openChannels: nothing configured, the outbox for both', () => {
  assert.deepEqual(openChannels({ smtp: null, sms: null }), { email: 'outbox', sms: 'outbox' });
});

test('Twilio: its Messages resource, form and Basic, a sender or a messaging service', async (t) => {
  const { seen, url } = await gateway(t, [[201], [201]]);
  const account = { kind: 'twilio', url: `${url}/`, accountSid: 'AC1', authToken: 'secret' } as const;
  assert.deepEqual(await open(t, { ...account, from: '+15550100' }).send(message), { kind: 'sent' });
  const service = `MG${'0'.repeat(32)}`;
  assert.deepEqual(await open(t, { ...account, from: service }).send(message), { kind: 'sent' });
  const [first, second] = seen;
  assert.equal(`${first!.method} ${first!.url}`, 'POST /2010-04-01/Accounts/AC1/Messages.json');
  assert.equal(first!.headers.authorization, `Basic ${Buffer.from('AC1:secret').toString('base64')}`);
  assert.equal(first!.headers['idempotency-key'], message.id);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(first!.body)), {
    To: message.to,
    From: '+15550100',
    Body: message.text,
  });
  assert.equal(new URLSearchParams(second!.body).get('MessagingServiceSid'), service);
  assert.equal(new URLSearchParams(second!.body).get('From'), null);
});

test('generic gateway: JSON, form, plain text and query, each with values written as it wants them', async (t) => {
  const { seen, url } = await gateway(t);
  await open(t, generic(`${url}/send`, { headers: { Authorization: 'Bearer k' } })).send(message);
  const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
  await open(t, generic(`${url}/send`, { headers: form, body: 'to={to}&msg={text}', method: 'PUT' })).send(
    message,
  );
  await open(t, generic(`${url}/send`, { headers: { 'content-type': 'text/plain' }, body: '{text}' })).send(
    message,
  );
  await open(t, generic(`${url}/send?to={to}&t={text}&id={id}`, { method: 'GET', body: null })).send(message);
  const [json, encoded, plain, query] = seen;
  assert.deepEqual(JSON.parse(json!.body), { to: message.to, text: message.text, id: message.id });
  assert.equal(json!.headers.authorization, 'Bearer k');
  assert.equal(json!.headers['content-type'], 'application/json');
  assert.equal(encoded!.method, 'PUT');
  assert.equal(new URLSearchParams(encoded!.body).get('msg'), message.text);
  assert.equal(new URLSearchParams(encoded!.body).get('to'), message.to);
  assert.equal(plain!.body, message.text);
  assert.equal(query!.method, 'GET');
  const asked = new URL(query!.url, url).searchParams;
  assert.deepEqual(
    [asked.get('to'), asked.get('t'), asked.get('id')],
    [message.to, message.text, message.id],
  );
});

test('generic gateway: a text that looks like a parameter, sent as it is', async (t) => {
  const { seen, url } = await gateway(t);
  await open(t, generic(url)).send({ ...message, text: '{to} {id}' });
  assert.equal(JSON.parse(seen[0]!.body).text, '{to} {id}');
});

test('SMS gateways: what each answer means; a redirect is a failure and is not followed', async (t) => {
  const { seen, url } = await gateway(t, [
    [400],
    [401],
    [422],
    [429, { 'retry-after': '90' }],
    [503],
    [302, { location: '/elsewhere' }],
    [204],
  ]);
  const sender = open(t, generic(`${url}/send`));
  const outcomes = [];
  for (let index = 0; index < 7; index++) outcomes.push(await sender.send(message));
  assert.deepEqual(outcomes, [
    { kind: 'permanent', reason: 'http_400' },
    { kind: 'temporary', reason: 'http_401' },
    { kind: 'permanent', reason: 'http_422' },
    { kind: 'temporary', reason: 'http_429', retryAfterSec: 90 },
    { kind: 'temporary', reason: 'http_503' },
    { kind: 'temporary', reason: 'http_302' },
    { kind: 'sent' },
  ]);
  assert.ok(seen.every((request) => request.url === '/send'));
});

test('SMS gateways: nobody there, worth another try', async (t) => {
  assert.deepEqual(await open(t, generic('http://127.0.0.1:1/send')).send(message), {
    kind: 'temporary',
    reason: 'unreachable',
  });
});

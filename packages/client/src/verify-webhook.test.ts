import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { type ReceivedWebhook, verifyWebhook } from './verify-webhook.ts';
import { WebhookNotValid } from './webhook-not-valid.ts';

const makeSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
const secret = makeSecret();
const now = new Date('2026-03-01T12:00:00Z');
const id = '113e838b-be34-53e9-c52f-3cc45b2d10ce';
const event = {
  EventType: 3,
  EventId: id,
  CreatedDate: now.toISOString(),
  CustomerNumber: 'Shop',
  Data: { Type: 'account.created', AccountNumber: 'Zoë' },
};
const body = JSON.stringify(event);

/** A request as the official library signs it. */
const received = (by = secret, text = body): ReceivedWebhook & { headers: Record<string, string> } => ({
  secret,
  headers: {
    'webhook-id': id,
    'webhook-timestamp': String(now.getTime() / 1_000),
    'webhook-signature': new Webhook(by).sign(id, now, text),
  },
  body: text,
  now,
});

const failsAs = (reason: string) => (error: unknown) =>
  error instanceof WebhookNotValid && error.reason === reason;

test('verifyWebhook: a request signed by the official library, answers its event', async () => {
  assert.deepEqual(await verifyWebhook(received()), event);
});

test('verifyWebhook: headers in other forms and a body of bytes, are the same request', async () => {
  const request = received();
  const shouted = Object.entries(request.headers).map(([name, value]) => [name.toUpperCase(), [value]]);
  for (const headers of [new Headers(request.headers), Object.fromEntries(shouted)])
    assert.deepEqual(await verifyWebhook({ ...request, headers, body: Buffer.from(body) }), event);
});

test('verifyWebhook: changed body, id, time or secret, is not believed', async () => {
  const request = received();
  const { headers } = request;
  const changes: Partial<ReceivedWebhook>[] = [
    { body: body.replace('Zoë', 'Zoe') },
    { body: `${body} ` },
    { headers: { ...headers, 'webhook-id': 'other' } },
    { headers: { ...headers, 'webhook-timestamp': String(now.getTime() / 1_000 + 1) } },
    { headers: { ...headers, 'webhook-signature': headers['webhook-signature']!.replace('v1,', 'v2,') } },
    { headers: { ...headers, 'webhook-signature': 'v1,' } },
    { headers: { ...headers, 'webhook-signature': 'v1,%%%' } },
    { secret: makeSecret() },
    { secret: [] },
  ];
  for (const change of changes)
    await assert.rejects(
      verifyWebhook({ ...request, ...change }),
      failsAs('signature'),
      JSON.stringify(change),
    );
});

test('verifyWebhook: two signatures or two secrets during a rotation, one match is enough', async () => {
  const other = makeSecret();
  const [old, next] = [received(other), received()];
  const both = `${old.headers['webhook-signature']} ${next.headers['webhook-signature']}`;
  const headers = { ...next.headers, 'webhook-signature': both };
  for (const given of [secret, other]) await verifyWebhook({ ...next, headers, secret: given });
  await verifyWebhook({ ...old, secret: [secret, other] });
});

test('verifyWebhook: older or newer than the tolerance, is refused; at its edge it is not', async () => {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  for (const seconds of [-300, 300]) await verifyWebhook({ ...received(), now: at(seconds) });
  for (const seconds of [-301, 301])
    await assert.rejects(verifyWebhook({ ...received(), now: at(seconds) }), failsAs('timestamp'));
  await assert.rejects(verifyWebhook({ ...received(), toleranceSec: 10, now: at(11) }), failsAs('timestamp'));
  const withoutClock = { ...received(), now: new Date(Number.NaN) };
  await assert.rejects(verifyWebhook(withoutClock), failsAs('timestamp'));
});

test('verifyWebhook: a missing or unreadable header, is refused', async () => {
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
    const { [name]: _gone, ...headers } = received().headers;
    await assert.rejects(verifyWebhook({ ...received(), headers }), failsAs('headers'), name);
  }
  const headers = { ...received().headers, 'webhook-timestamp': 'yesterday' };
  await assert.rejects(verifyWebhook({ ...received(), headers }), failsAs('headers'));
});

test('verifyWebhook: signed, but no event or one of another id, is refused', async () => {
  for (const text of ['', 'null', '[]', '{}', '{"EventType":1}', JSON.stringify({ ...event, EventId: 'x' })])
    await assert.rejects(verifyWebhook(received(secret, text)), failsAs('body'), text);
});

test('verifyWebhook: a secret that is none, is the caller’s mistake', async () => {
  for (const wrong of ['', 'hunter2', 'whsec_', 'whsec_c2hvcnQ=', secret.slice(6)])
    await assert.rejects(verifyWebhook({ ...received(), secret: wrong }), TypeError);
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { signWebhook } from './sign-webhook.ts';
import { verifyWebhook } from './verify-webhook.ts';
import { WebhookNotValid } from './webhook-not-valid.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const event = {
  EventType: 3 as const,
  EventId: '113e838b-be34-53e9-c52f-3cc45b2d10ce',
  CreatedDate: '2026-03-01T12:00:00.000Z',
  CustomerNumber: 'Shop',
  Data: { Type: 'account.created', AccountNumber: 'Zoë' },
} as unknown as Parameters<typeof signWebhook>[0]['event'];

test('signWebhook: what it makes, the official library and verifyWebhook believe', async () => {
  const { headers, body } = await signWebhook({ secret, event });
  assert.deepEqual(new Webhook(secret).verify(body, headers), event);
  assert.deepEqual(await verifyWebhook({ secret, headers, body }), event);
});

test('signWebhook: by another secret, or at another time, is what a receiver refuses for just that', async () => {
  const refusedFor = (reason: string) => (error: unknown) =>
    error instanceof WebhookNotValid && error.reason === reason;
  const other = await signWebhook({ secret: `whsec_${randomBytes(32).toString('base64')}`, event });
  await assert.rejects(verifyWebhook({ secret, ...other }), refusedFor('signature'));
  const old = await signWebhook({ secret, event, now: new Date(Date.now() - 600_000) });
  await assert.rejects(verifyWebhook({ secret, ...old }), refusedFor('timestamp'));
});

test('signWebhook: a secret that is none, an event without an id and no time, are the caller’s mistakes', async () => {
  await assert.rejects(signWebhook({ secret: 'hunter2', event }), TypeError);
  await assert.rejects(signWebhook({ secret, event: { ...event, EventId: '' } }), /no EventId/);
  await assert.rejects(signWebhook({ secret, event, now: new Date(Number.NaN) }), RangeError);
});

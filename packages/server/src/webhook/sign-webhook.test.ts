import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signWebhook } from './sign-webhook.ts';
import { createWebhookSecret, parseWebhookSecret } from './webhook-secret.ts';

test('signWebhook: the example of Standard Webhooks 1.0, gives its signature', () => {
  const key = parseWebhookSecret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')!;
  const content = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: new Date(1_614_265_330_999),
    body: '{"test": 2432232314}',
  };
  assert.deepEqual(signWebhook(content, [key]), {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('createWebhookSecret: two, differ and hold 32 bytes', () => {
  const [one, two] = [createWebhookSecret(), createWebhookSecret()];
  assert.notEqual(one, two);
  assert.equal(parseWebhookSecret(one)?.length, 32);
});

test('parseWebhookSecret: too short, too long, other alphabets or prefixes, are none', () => {
  const base64 = (bytes: number) => Buffer.alloc(bytes, 1).toString('base64');
  assert.equal(parseWebhookSecret(`whsec_${base64(24)}`)?.length, 24);
  assert.equal(parseWebhookSecret(`whsec_${base64(64)}`)?.length, 64);
  for (const text of [
    '',
    'whsec_',
    base64(32),
    `whsec_${base64(23)}`,
    `whsec_${base64(65)}`,
    `whsec_${base64(32)}\n`,
  ])
    assert.equal(parseWebhookSecret(text), undefined, text);
});

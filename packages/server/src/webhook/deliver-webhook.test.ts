import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { startReceiver } from '../../test/receiver.ts';
import { openWebhookWorld } from '../../test/webhook-world.ts';
import { readDelivery } from './read-deliveries.ts';
import { readWebhookSettings } from './read-settings.ts';
import { resetWebhookSecret } from './reset-secret.ts';

test('deliverWebhook: a receiver that answers 2xx, gets one signed message that the official library accepts', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t, (response) => response.writeHead(200).end('ok'));
  await world.configure(receiver.url);
  const id = await world.publish();
  await world.runNext();
  const [{ headers, body, method } = assert.fail()] = receiver.received;
  assert.deepEqual(
    [method, headers['content-type'], headers['webhook-id']],
    ['POST', 'application/json', id],
  );
  const { SecretKey } = await readWebhookSettings(world.deps, world.tenantId);
  // The library reads the real clock, so the attempt's time is checked by our own.
  assert.equal(headers['webhook-timestamp'], String(world.clock.now().getTime() / 1_000));
  const signed = new Webhook(SecretKey!).sign(id, world.clock.now(), body);
  assert.equal(headers['webhook-signature'], signed);
  assert.deepEqual(JSON.parse(body), {
    EventType: 3,
    EventId: id,
    CreatedDate: '2026-03-01T12:00:00.000Z',
    CustomerNumber: 'Shop',
    Data: { Type: 'account.created', AccountNumber: 'A-1' },
  });
  const delivery = await readDelivery(world.deps, world.tenantId, id);
  assert.deepEqual([delivery.Status, delivery.AttemptCount, delivery.StatusCode], ['Succeeded', 1, 200]);
  assert.equal(delivery.RequestBody, body);
  assert.deepEqual(
    delivery.Attempts.map(({ Number: number, ResponseBody, Error: error, Url }) => [
      number,
      ResponseBody,
      error,
      Url,
    ]),
    [[1, 'ok', null, receiver.url]],
  );
  assert.equal(world.jobs.waiting.length, 0);
});

test('deliverWebhook: a receiver that always fails, is tried 10 times in about three days under one id', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t, (response) => response.writeHead(500).end('broken'));
  await world.configure(receiver.url);
  const id = await world.publish();
  const startedAt = world.clock.now().getTime();
  while (world.jobs.waiting.length > 0) await world.runNext();
  assert.equal(receiver.received.length, 10);
  assert.deepEqual([...new Set(receiver.received.map(({ headers }) => headers['webhook-id']))], [id]);
  assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1);
  assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-signature'])).size, 10);
  const days = (world.clock.now().getTime() - startedAt) / 86_400_000;
  assert.ok(days > 2.8 && days < 3.5, `${days} days`);
  const {
    Status,
    AttemptCount,
    NextAttemptDate,
    Error: error,
  } = await readDelivery(world.deps, world.tenantId, id);
  assert.deepEqual(
    [Status, AttemptCount, NextAttemptDate, error],
    ['Failed', 10, null, 'The receiver answered 500.'],
  );
});

test('deliverWebhook: a receiver that fails twice, succeeds at the third attempt and is left alone then', async (t) => {
  const world = await openWebhookWorld(t);
  const outcomes: string[] = [];
  world.deps.onAttempt = (outcome) => outcomes.push(outcome);
  const receiver = await startReceiver(t, (response, _, nth) =>
    response.writeHead(nth < 3 ? 503 : 204).end(),
  );
  await world.configure(receiver.url);
  const id = await world.publish();
  while (world.jobs.waiting.length > 0) await world.runNext();
  const { Status, Attempts } = await readDelivery(world.deps, world.tenantId, id);
  assert.equal(Status, 'Succeeded');
  assert.deepEqual(
    Attempts.map(({ StatusCode }) => StatusCode),
    [503, 503, 204],
  );
  assert.deepEqual(outcomes, ['retried', 'retried', 'succeeded']);
});

test('deliverWebhook: Retry-After, is waited for; nonsense and less than the schedule are not', async (t) => {
  for (const [value, seconds] of [
    ['3600', 3_600],
    ['2', 5],
    ['Sun, 01 Mar 2026 14:00:00 GMT', 7_200],
    ['soon', 5],
    ['99999999', 86_400],
  ] as const) {
    const world = await openWebhookWorld(t);
    const receiver = await startReceiver(t, (response) =>
      response.writeHead(429, { 'retry-after': value }).end(),
    );
    await world.configure(receiver.url);
    await world.publish();
    await world.runNext();
    const waits = (world.jobs.waiting[0]!.startAfter.getTime() - world.clock.now().getTime()) / 1_000;
    assert.equal(waits, seconds, value);
  }
});

test('deliverWebhook: 410, switches the webhook off and cancels what still waits', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t, (response) => response.writeHead(410).end());
  await world.configure(receiver.url);
  const first = await world.publish();
  const second = await world.publish();
  await world.runNext();
  await world.runNext();
  assert.equal(receiver.received.length, 1);
  const settings = await readWebhookSettings(world.deps, world.tenantId);
  assert.deepEqual([settings.Enabled, settings.Version], [false, 2]);
  assert.match(settings.DisableReason ?? '', /410/);
  const statuses = await Promise.all(
    [first, second].map(async (id) => (await readDelivery(world.deps, world.tenantId, id)).Status),
  );
  assert.deepEqual(statuses.sort(), ['Canceled', 'Failed']);
  assert.deepEqual(world.published.at(-1)?.type, 'webhook.disabled');
  await world.db.transaction().execute((tx) =>
    world.deps.events.publish(tx, {
      tenantId: world.tenantId,
      type: 'account.updated',
      actor: { kind: 'system' },
      references: { accountNumber: 'A-1' },
      data: {},
      at: world.clock.now(),
    }),
  );
  assert.equal(world.jobs.waiting.length, 0);
});

test('deliverWebhook: 410 from an address that was replaced meanwhile, leaves the new settings on', async (t) => {
  const world = await openWebhookWorld(t);
  const other = await startReceiver(t);
  const receiver = await startReceiver(t, async (response) => {
    await world.configure(other.url);
    response.writeHead(410).end();
  });
  await world.configure(receiver.url);
  await world.publish();
  await world.runNext();
  const { Enabled, WebHook } = await readWebhookSettings(world.deps, world.tenantId);
  assert.deepEqual([Enabled, WebHook.Url], [true, other.url]);
});

test('deliverWebhook: a redirect, is a failure and is not followed', async (t) => {
  const world = await openWebhookWorld(t);
  const target = await startReceiver(t);
  const receiver = await startReceiver(t, (response) =>
    response.writeHead(302, { location: target.url }).end(),
  );
  await world.configure(receiver.url);
  const id = await world.publish();
  await world.runNext();
  const { Status, Error: error } = await readDelivery(world.deps, world.tenantId, id);
  assert.deepEqual([Status, target.received.length], ['Pending', 0]);
  assert.match(error ?? '', /302; redirects are not followed/);
});

test('deliverWebhook: a receiver that is too slow, counts as a failure and is tried again', async (t) => {
  const world = await openWebhookWorld(t, { timeoutMs: 200 });
  const receiver = await startReceiver(t, () => {});
  await world.configure(receiver.url);
  const id = await world.publish();
  await world.runNext();
  const { Status, StatusCode, Attempts } = await readDelivery(world.deps, world.tenantId, id);
  assert.deepEqual([Status, StatusCode], ['Pending', null]);
  assert.match(Attempts[0]?.Error ?? '', /in time/);
  assert.ok(Attempts[0]!.DurationMs >= 190);
});

test('deliverWebhook: a huge answer with a NUL, is kept to its first 4096 bytes and is a success', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t, (response) =>
    response.writeHead(200).end(`\0${'x'.repeat(5_000_000)}`),
  );
  await world.configure(receiver.url);
  const id = await world.publish();
  await world.runNext();
  const { Status, Attempts } = await readDelivery(world.deps, world.tenantId, id);
  assert.equal(Status, 'Succeeded');
  assert.equal(Attempts[0]?.ResponseBody?.length, 4_096);
});

test('deliverWebhook: AuthMode 1, sends the login, which the log does not keep', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t);
  await world.configure(receiver.url, { AuthMode: 1, Login: 'shop', Password: 'hunter2' });
  const id = await world.publish();
  await world.runNext();
  const basic = Buffer.from('shop:hunter2').toString('base64');
  assert.equal(receiver.received[0]?.headers.authorization, `Basic ${basic}`);
  const stored = JSON.stringify(await readDelivery(world.deps, world.tenantId, id));
  assert.ok(!stored.includes(basic) && !stored.includes('hunter2'));
  assert.match(stored, /\[removed\]/);
});

test('deliverWebhook: a self-signed receiver whose thumbprint is listed, is delivered to; another is not', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t, undefined, { tls: true });
  await world.configure(receiver.url, { AllowedServerCertificateThumbprints: receiver.fingerprints.sha256 });
  await world.publish();
  await world.runNext();
  assert.equal(receiver.received.length, 1);
  await world.configure(receiver.url, { AllowedServerCertificateThumbprints: 'ab'.repeat(32) });
  world.clock.pass(1);
  const id = await world.publish();
  await world.runNext();
  assert.equal(receiver.received.length, 1);
  assert.match((await readDelivery(world.deps, world.tenantId, id)).Error ?? '', /CERT_NOT_LISTED/);
});

test('deliverWebhook: for a day after a new secret, both sign; then only the new one', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t);
  await world.configure(receiver.url);
  const { SecretKey: before } = await readWebhookSettings(world.deps, world.tenantId);
  const { SecretKey: after } = await resetWebhookSecret(world.deps, world.caller, false);
  assert.notEqual(after, before);
  const send = async () => {
    const id = await world.publish();
    await world.runNext();
    const { headers, body } = receiver.received.at(-1)!;
    const sign = (secret: string) => new Webhook(secret).sign(id, world.clock.now(), body);
    return { header: headers['webhook-signature'], signedBy: [after, before].map((secret) => sign(secret!)) };
  };
  const during = await send();
  assert.equal(during.header, during.signedBy.join(' '));
  world.clock.pass(86_400);
  const later = await send();
  assert.equal(later.header, later.signedBy[0]);
  const { SecretKey: last } = await resetWebhookSecret(world.deps, world.caller, true);
  world.clock.pass(1);
  const leaked = await send();
  assert.notEqual(last, after);
  assert.ok(!leaked.signedBy.includes(leaked.header as string));
});

test('deliverWebhook: a name that points inside by now, is refused at delivery although settings were fine', async (t) => {
  let address = '127.0.0.1';
  const world = await openWebhookWorld(t, { resolve: async () => [{ address, family: 4 }] });
  const receiver = await startReceiver(t);
  await world.configure(`http://hooks.example:${receiver.port}/`);
  address = '10.0.0.1';
  const id = await world.publish();
  await world.runNext();
  const { Status, Error: error } = await readDelivery(world.deps, world.tenantId, id);
  assert.equal(Status, 'Pending');
  assert.match(error ?? '', /not on the public internet/);
  assert.ok(!error?.includes('10.0.0.1'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startReceiver } from '../../test/receiver.ts';
import { openWebhookWorld } from '../../test/webhook-world.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { readDelivery } from './read-deliveries.ts';

test('deliverWebhook: the same attempt asked for twice at once, is made once', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t, (response) => setTimeout(() => response.writeHead(200).end(), 100));
  await world.configure(receiver.url);
  const deliveryId = await world.publish();
  await Promise.all([1, 2, 3].map(() => deliverWebhook(world.deps, { deliveryId, attempts: 0 })));
  await deliverWebhook(world.deps, { deliveryId, attempts: 0 });
  assert.equal(receiver.received.length, 1);
});

test('deliverWebhook: after a crash during an attempt, is free again when the lease is over', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t);
  await world.configure(receiver.url);
  const deliveryId = await world.publish();
  const leasedUntil = new Date(world.clock.now().getTime() + 45_000);
  await world.db.updateTable('webhook_delivery').set({ leased_until: leasedUntil }).execute();
  await deliverWebhook(world.deps, { deliveryId, attempts: 0 });
  assert.equal(receiver.received.length, 0);
  world.clock.pass(60);
  await deliverWebhook(world.deps, { deliveryId, attempts: 0 });
  assert.equal(receiver.received[0]?.headers['webhook-id'], deliveryId);
});

test('deliverWebhook: a slow receiver with its share in flight, waits without using up an attempt', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t);
  await world.configure(receiver.url);
  const { fairShare } = world.deps;
  const now = world.clock.now().getTime();
  for (let n = 0; n < 3; n += 1) fairShare.enter(world.tenantId, now);
  fairShare.leave(world.tenantId, now, 20_000);
  const id = await world.publish();
  await world.runNext();
  assert.equal(receiver.received.length, 0);
  assert.equal(world.jobs.waiting[0]!.startAfter.getTime() - now, 15_000);
  fairShare.leave(world.tenantId, now, 20_000);
  await world.runNext();
  assert.equal(receiver.received.length, 1);
  assert.equal((await readDelivery(world.deps, world.tenantId, id)).AttemptCount, 1);
});

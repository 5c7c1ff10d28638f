import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startReceiver } from '../../test/receiver.ts';
import { openWebhookWorld } from '../../test/webhook-world.ts';
import { updateTenant } from '../store/tenant/tenant.ts';
import { sweepWebhooks } from './sweep-webhooks.ts';

test('deliverWebhook: of a disabled tenant, is held and goes out once the tenant is enabled', async (t) => {
  const world = await openWebhookWorld(t);
  const receiver = await startReceiver(t, (response) => response.writeHead(200).end('ok'));
  await world.configure(receiver.url);
  const id = await world.publish();
  const { db, tenantId, clock } = world;
  await updateTenant(db, tenantId, { disabled_at: clock.now() });
  await world.runNext();
  clock.pass(3_600);
  assert.equal((await sweepWebhooks(world.deps)).revived, 0, 'nothing is tried meanwhile');
  assert.equal(receiver.received.length, 0);
  const held = await db.selectFrom('webhook_delivery').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([held.status, held.attempts, held.leased_until], ['pending', 0, null]);
  await updateTenant(db, tenantId, { disabled_at: null });
  assert.equal((await sweepWebhooks(world.deps)).revived, 1);
  await world.runNext();
  assert.deepEqual(
    receiver.received.map(({ headers }) => headers['webhook-id']),
    [id],
  );
});

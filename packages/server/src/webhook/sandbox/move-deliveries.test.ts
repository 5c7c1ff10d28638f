import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWebhookWorld } from '../../../test/webhook-world.ts';
import { moveDeliveries } from './move-deliveries.ts';

test('moveDeliveries: asks for what is due now and for the rest at its time, and not for what is being sent', async (t) => {
  const world = await openWebhookWorld(t, { sandbox: true });
  await world.configure('https://127.0.0.1:9/hook');
  const { db, tenantId, clock, jobs } = world;
  const now = clock.now();
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  const add = async (change: { next_attempt_at: Date; leased_until?: Date; status?: 'failed' }) => {
    const id = await world.publish();
    await db.updateTable('webhook_delivery').set(change).where('id', '=', id).execute();
    return id;
  };
  const due = await add({ next_attempt_at: at(-60) });
  const later = await add({ next_attempt_at: at(60), leased_until: at(-1) });
  await add({ next_attempt_at: at(-60), leased_until: at(45) });
  await add({ next_attempt_at: at(-60), status: 'failed' });
  jobs.waiting.length = 0;
  const keys: (string | undefined)[] = [];
  const noting = {
    add: (...asked: Parameters<typeof jobs.add>) => {
      keys.push(asked[3]?.singletonKey);
      return jobs.add(...asked);
    },
  };
  await moveDeliveries(noting as never, db, { tenantId, totalSec: 600, now });
  assert.deepEqual(
    jobs.waiting.map(({ data, startAfter }) => [data, startAfter]),
    [
      [{ deliveryId: due, attempts: 0 }, now],
      [{ deliveryId: later, attempts: 0 }, at(60)],
    ],
  );
  assert.deepEqual(
    keys,
    [`${due}.0.moved 600`, `${later}.0.moved 600`],
    'the jobs from before do not stand in the way',
  );
});

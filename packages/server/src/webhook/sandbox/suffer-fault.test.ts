import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { SandboxFault } from '@selfsame/contract';
import { startReceiver } from '../../../test/receiver.ts';
import { openWebhookWorld } from '../../../test/webhook-world.ts';
import { listWebhookFaults, replaceWebhookFaults } from '../../store/message/webhook-fault.ts';
import { readDelivery } from '../read-deliveries.ts';

/** A sandbox, or a live tenant, whose next webhooks suffer something. */
async function openWorld(
  t: TestContext,
  faults: readonly [fault: SandboxFault, count: number, delaySec?: number][],
  { sandbox = true } = {},
) {
  const world = await openWebhookWorld(t, { sandbox });
  const receiver = await startReceiver(t);
  await world.configure(receiver.url);
  const rows = faults.map(([fault, count, delaySec]) => ({ fault, count, delaySec: delaySec ?? null }));
  await replaceWebhookFaults(world.db, world.tenantId, rows);
  const read = async (id: string) => {
    const { Status, AttemptCount, Attempts } = await readDelivery(world.deps, world.tenantId, id);
    return { Status, AttemptCount, faults: Attempts.map(({ Fault, StatusCode }) => [Fault, StatusCode]) };
  };
  return {
    ...{ world, receiver, read },
    came: () => receiver.received.map(({ headers }) => headers['webhook-id']),
    left: async () =>
      (await listWebhookFaults(world.db, world.tenantId)).map(({ fault, left_count }) => [fault, left_count]),
    runAll: async () => {
      while (world.jobs.waiting.length > 0) await world.runNext();
    },
  };
}

test('deliverWebhook: error, answers 500 for the next n attempts, which are tried again and told in the log', async (t) => {
  const { world, read, came, runAll, left } = await openWorld(t, [['error', 3]]);
  const id = await world.publish();
  await world.runNext();
  assert.deepEqual(await left(), [['error', 2]]);
  assert.deepEqual(await read(id), { Status: 'Pending', AttemptCount: 1, faults: [['error', 500]] });
  await runAll();
  assert.deepEqual(came(), [id]);
  const faults = [
    ['error', 500],
    ['error', 500],
    ['error', 500],
    [null, 204],
  ];
  assert.deepEqual(await read(id), { Status: 'Succeeded', AttemptCount: 4, faults });
  assert.deepEqual(await left(), []);
});

test('deliverWebhook: delay, sends the delivery so much later, and the one after it at once', async (t) => {
  const { world, read, came, runAll } = await openWorld(t, [['delay', 1, 30]]);
  const id = await world.publish();
  const at = world.clock.now().getTime();
  await world.runNext();
  const other = await world.publish();
  await world.runNext();
  assert.deepEqual(came(), [other]);
  await runAll();
  assert.deepEqual(came(), [other, id]);
  assert.equal(world.clock.now().getTime() - at, 30_000);
  assert.deepEqual((await read(id)).faults, [
    ['delay', null],
    [null, 204],
  ]);
});

test('deliverWebhook: drop, loses the delivery for good', async (t) => {
  const { world, read, came, runAll } = await openWorld(t, [['drop', 1]]);
  const id = await world.publish();
  await runAll();
  assert.deepEqual(came(), []);
  assert.deepEqual(await read(id), { Status: 'Failed', AttemptCount: 1, faults: [['drop', null]] });
});

test('deliverWebhook: duplicate, sends a delivery twice under one id', async (t) => {
  const { world, read, came, runAll } = await openWorld(t, [['duplicate', 2]]);
  const first = await world.publish();
  await runAll();
  const second = await world.publish();
  const third = await world.publish();
  await runAll();
  assert.deepEqual(came().slice(0, 2), [first, first]);
  assert.deepEqual(
    [second, third].map((id) => came().filter((one) => one === id).length),
    [2, 1],
  );
  assert.deepEqual((await read(first)).faults, [
    ['duplicate', 204],
    [null, 204],
  ]);
});

test('deliverWebhook: reorder, sends the last of n first; the others follow', async (t) => {
  const { world, read, came, runAll } = await openWorld(t, [['reorder', 3]]);
  const ids: string[] = [];
  for (let count = 0; count < 3; count++) {
    ids.push(await world.publish({ at: world.clock.now() }));
    world.clock.pass(1);
    await world.runNext();
  }
  assert.deepEqual(came(), [ids[2]]);
  await runAll();
  assert.deepEqual(came(), ids.toReversed());
  assert.deepEqual((await read(ids[0]!)).faults, [
    ['reorder', null],
    [null, 204],
  ]);
  assert.deepEqual((await read(ids[2]!)).faults, [['reorder', 204]]);
});

test('deliverWebhook: several faults, hit in their order', async (t) => {
  const { world, read, runAll } = await openWorld(t, [
    ['drop', 1],
    ['error', 1],
  ]);
  const [first, second] = [await world.publish(), await world.publish()];
  await runAll();
  const statuses = [(await read(first)).faults[0]![0], (await read(second)).faults[0]![0]];
  assert.deepEqual(statuses.sort(), ['drop', 'error']);
});

test('deliverWebhook: of a live tenant, suffers nothing, whatever stands in the database', async (t) => {
  const { world, came, read, runAll, left } = await openWorld(t, [['drop', 5]], { sandbox: false });
  const id = await world.publish();
  await runAll();
  assert.deepEqual(came(), [id]);
  assert.deepEqual((await read(id)).faults, [[null, 204]]);
  assert.deepEqual(await left(), [['drop', 5]]);
});

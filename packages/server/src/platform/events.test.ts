import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEvents, type DomainEvent } from './events.ts';

const event: DomainEvent = {
  tenantId: '0c5bbd7d-4c68-44a2-a1ad-7e4cb8d22f1f',
  type: 'account.created',
  actor: { kind: 'system' },
  references: { accountNumber: 'A-1' },
  data: {},
  at: new Date(0),
};

test('publish: an event, is recorded first and then handed on in order, with one transaction', async () => {
  const seen: [string, string, DomainEvent][] = [];
  const write = (name: string) => async (tx: string, given: DomainEvent) => void seen.push([name, tx, given]);
  const events = createEvents({ record: write('record'), subscribers: [write('first'), write('second')] });
  await events.publish('tx', event);
  assert.deepEqual(seen, [
    ['record', 'tx', event],
    ['first', 'tx', event],
    ['second', 'tx', event],
  ]);
});

test('publish: a subscriber that throws, stops the others and is heard by the caller', async () => {
  let reached = false;
  const events = createEvents({
    record: async () => {},
    subscribers: [
      async () => {
        throw new Error('full');
      },
      async () => {
        reached = true;
      },
    ],
  });
  await assert.rejects(events.publish('tx', event), /full/);
  assert.equal(reached, false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, end, event, group, snapshot, world } from '../test/made-up.ts';
import {
  noLockHeld,
  noSecretInLogs,
  receivedIsCommitted,
  tenantsStayApart,
  toldIfCommitted,
  usageIsCounted,
} from './record-invariants.ts';

const delivery = { id: 'd', tenant_id: 't', session_id: null, body: '{}' };
const deliveries = new Map([['d', delivery]]);

test('noLockHeld: a transaction that is open still', () => {
  assert.equal(noLockHeld(group({ after: snapshot({ busy: ['a connection'] }) })).length, 1);
});

test('toldIfCommitted: an event without a delivery, and a delivery without an event', () => {
  const events = [event('account.created')];
  assert.deepEqual(toldIfCommitted(group({ after: snapshot({ events, deliveries }) })), []);
  assert.equal(toldIfCommitted(group({ after: snapshot({ events }) })).length, 1);
  assert.equal(toldIfCommitted(group({ after: snapshot({ deliveries }) })).length, 1);
});

test('receivedIsCommitted: a webhook that nothing was committed for, or with another body', () => {
  const of = (id: string, body: string) =>
    receivedIsCommitted(group({ after: snapshot({ deliveries }), received: [{ id, body, status: 204 }] }))
      .length;
  assert.deepEqual([of('d', '{}'), of('d', '[]'), of('e', '{}')], [0, 1, 1]);
});

test("tenantsStayApart: one tenant's act changed what the other has", () => {
  const of = (kind: 'createAccount' | 'runJob', digest: string) =>
    tenantsStayApart(
      group({
        acts: [act(kind)],
        before: snapshot({ digests: new Map([['u', '1 row']]) }),
        after: snapshot({ digests: new Map([['u', digest]]) }),
      }),
    ).length;
  assert.deepEqual(
    [of('createAccount', '1 row'), of('createAccount', '2 rows'), of('runJob', '2 rows')],
    [0, 1, 0],
  );
});

test('noSecretInLogs: a secret in a line', () => {
  const of = (line: string) =>
    noSecretInLogs({ ...end(snapshot()), world: world({ secrets: new Set(['s3cret']), log: [line] }) })
      .length;
  assert.deepEqual([of('fine'), of('it is s3cret!')], [0, 1]);
});

test('usageIsCounted: the job that counts anew found something', () => {
  const of = (line: string) => usageIsCounted({ ...end(snapshot()), world: world({ log: [line] }) }).length;
  assert.deepEqual([of('fine'), of('usage of tenants was counted wrong; it is mended')], [0, 1]);
});

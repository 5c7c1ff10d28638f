import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentPlace } from './current-item.ts';
import { personActs } from './person-acts.ts';

const itemsOf = (Enabled: boolean) => [{ id: 'person-7' }, ...personActs({ UIN: '7', Enabled })];

test('personActs: the one act that the state leaves, and deleting', () => {
  assert.deepEqual(
    personActs({ UIN: '7', Enabled: true }).map(({ act }) => act),
    ['disable', 'delete'],
  );
  assert.deepEqual(
    personActs({ UIN: '7', Enabled: false }).map(({ act }) => act),
    ['enable', 'delete'],
  );
});

test('personActs: the current item does not turn into its opposite when the state changes, and deleting stays', () => {
  const [, disable, remove] = itemsOf(true);
  const current = (id: string) => currentPlace(itemsOf(false), { id, query: 'ben' }, 'ben');
  assert.equal(current(disable!.id), 0, 'the person, not “Enable”');
  assert.equal(current(remove!.id), 2);
});

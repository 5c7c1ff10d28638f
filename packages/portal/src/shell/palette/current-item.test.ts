import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentPlace, findsFor } from './current-item.ts';

const items = (...ids: string[]) => ids.map((id) => ({ id }));

test('currentPlace: finds that come before the current item, do not take its place', () => {
  const current = { id: 'page-keys', query: 'key' };
  assert.equal(currentPlace(items('page-keys', 'act-key'), current, 'key'), 0);
  assert.equal(currentPlace(items('person-1', 'person-2', 'page-keys'), current, 'key'), 2);
});

test('currentPlace: another query, an item that is gone, and nothing, begin with the first', () => {
  const current = { id: 'b', query: 'x' };
  assert.equal(currentPlace(items('a', 'b'), current, 'xy'), 0);
  assert.equal(currentPlace(items('a', 'c'), current, 'x'), 0);
  assert.equal(currentPlace([], current, 'x'), 0);
});

test('findsFor: what answers another query than the typed one, is dropped', () => {
  assert.deepEqual(findsFor('ann ', { query: 'ann', items: ['Ann'] }), ['Ann']);
  assert.deepEqual(findsFor('anna', { query: 'ann', items: ['Ann'] }), []);
});

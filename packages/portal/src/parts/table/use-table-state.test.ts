import assert from 'node:assert/strict';
import { test } from 'node:test';
import { believed } from './use-table-state.ts';

test('believed: a value of the address that a filter can’t have, filters nothing', () => {
  assert.equal(believed('accepted', ['0', '1']), '');
  assert.equal(believed('1', ['0', '1']), '1');
  assert.equal(believed('anything', undefined), 'anything');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyName } from './key-state.ts';

const id = '3f0c0e0e-3a52-4d5c-9f65-0a6d3f7d1c11';

test('keyName: two keys for the same are told apart by the beginning of their ids', () => {
  assert.equal(keyName({ Description: 'Billing', ExternalId: id }), 'Billing (3f0c0e0e)');
  // Every key of an installation begins alike.
  assert.equal(keyName({ Description: 'Billing', ExternalId: `installation-${id}` }), 'Billing (3f0c0e0e)');
});

test('keyName: a key without a description is called by its whole id', () => {
  assert.equal(keyName({ Description: '', ExternalId: id }), id);
});

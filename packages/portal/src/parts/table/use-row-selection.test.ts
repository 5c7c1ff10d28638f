import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosableRows } from './use-row-selection.ts';

test('choosableRows: rows of the filter before, can’t be chosen while those of the new one are fetched', () => {
  const data = { Items: ['ada', 'ben'] };
  assert.deepEqual(choosableRows({ data, isPlaceholderData: true }), []);
  assert.deepEqual(choosableRows({ data, isPlaceholderData: false }), data.Items);
  assert.deepEqual(choosableRows({ data: undefined, isPlaceholderData: false }), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from './lines-of.ts';

test('linesOf: one address a line, without blanks', () => {
  assert.deepEqual(linesOf(' https://a.example/cb \n\nhttps://b.example\n'), [
    'https://a.example/cb',
    'https://b.example',
  ]);
});

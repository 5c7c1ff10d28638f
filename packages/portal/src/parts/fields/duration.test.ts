import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitOf } from './duration.ts';

test('unitOf: seconds, are said in the largest unit that says them exactly', () => {
  assert.deepEqual([0, 1, 90, 600, 3_600, 86_400, 129_600].map(unitOf), [
    'second',
    'second',
    'second',
    'minute',
    'hour',
    'day',
    'hour',
  ]);
});

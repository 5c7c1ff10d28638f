import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSame } from './is-same.ts';

test('isSame: pieces of JSON, are compared by what they say', () => {
  assert.ok(isSame({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }));
  for (const [a, b] of [
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [null, {}],
    ['1', 1],
  ])
    assert.equal(isSame(a, b), false, JSON.stringify([a, b]));
});

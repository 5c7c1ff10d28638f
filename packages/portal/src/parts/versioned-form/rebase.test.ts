import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differing, rebase } from './rebase.ts';

const base = { name: 'Ada', email: 'ada@example.com', roles: ['a'], Version: 1 };

test('rebase: my changes stay, a field that I did not touch takes their value', () => {
  const mine = { ...base, name: 'Ada King' };
  const theirs = { ...base, email: 'king@example.com', Version: 2 };
  assert.deepEqual(rebase(mine, base, theirs), {
    name: 'Ada King',
    email: 'king@example.com',
    roles: ['a'],
    Version: 2,
  });
});

test('rebase: both changed the same field, mine stays', () => {
  const mine = { ...base, roles: ['a', 'mine'] };
  const theirs = { ...base, roles: ['a', 'theirs'], Version: 2 };
  assert.deepEqual(rebase(mine, base, theirs).roles, ['a', 'mine']);
});

test('rebase: a list made anew with the same entries is no change', () => {
  assert.deepEqual(rebase({ ...base, roles: ['a'] }, base, { ...base, roles: [] }).roles, []);
});

test('differing: names of the fields that are not the same, also of one that only one has', () => {
  assert.deepEqual(differing<{ a: number; b?: number }>({ a: 1 }, { a: 1, b: 2 }), ['b']);
  assert.deepEqual(differing(base, { ...base, roles: ['a'] }), []);
});

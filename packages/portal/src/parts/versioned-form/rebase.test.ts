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

test('rebase: in a group of fields, mine stays and what I did not touch takes their value', () => {
  const group = { base, passkeys: { when: 'never', synced: true, days: 0 } };
  const mine = { ...group, passkeys: { when: 'never', synced: false, days: 0 } };
  const theirs = { ...group, passkeys: { when: 'always', synced: true, days: 7 } };
  assert.deepEqual(rebase(mine, group, theirs).passkeys, { when: 'always', synced: false, days: 7 });
});

test('rebase: a field that I took out of a group stays out, a group that is gone there is mine again', () => {
  type Group = { words: Record<string, string> | null };
  const from: Group = { words: { a: 'A', b: 'B' } };
  const mine: Group = { words: { b: 'B' } };
  assert.deepEqual(rebase(mine, from, { words: { a: 'A', b: 'their B' } }).words, { b: 'their B' });
  assert.deepEqual(rebase(mine, from, { words: null }).words, { b: 'B' });
});

test('differing: names of the fields that are not the same, also of one that only one has', () => {
  assert.deepEqual(differing<{ a: number; b?: number }>({ a: 1 }, { a: 1, b: 2 }), ['b']);
  assert.deepEqual(differing(base, { ...base, roles: ['a'] }), []);
});

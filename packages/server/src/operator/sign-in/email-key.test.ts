import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emailKey } from './email-key.ts';

test('emailKey: case, normal form and width, make no other person; another letter does', () => {
  for (const email of [
    'ÖMER@Example.org',
    ' ömer@example.org ',
    'ömer@example.org'.normalize('NFD'),
    'ömer＠example.org',
  ])
    assert.equal(emailKey(email), 'ömer@example.org', email);
  assert.equal(emailKey('STRASSE@example.org'), emailKey('straße@example.org'));
  assert.notEqual(emailKey('omer@example.org'), emailKey('ömer@example.org'));
});

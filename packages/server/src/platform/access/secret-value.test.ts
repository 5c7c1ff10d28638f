import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSecretValue, hashSecretValue, sameHash } from './secret-value.ts';

test('sameHash: the same bytes and no others, of whatever length', () => {
  const hash = hashSecretValue('key', 'value');
  assert.equal(sameHash(hash, Buffer.from(hash)), true);
  assert.equal(sameHash(hash, hashSecretValue('key', 'other')), false);
  assert.equal(
    sameHash(hash, hashSecretValue('other', 'value')),
    false,
    'equal values of two do not look equal',
  );
  assert.equal(sameHash(hash, hash.subarray(1)), false);
  assert.equal(sameHash(Buffer.alloc(0), hash), false);
});

test('createSecretValue: 256 bits, never twice the same', () => {
  const values = Array.from({ length: 100 }, createSecretValue);
  assert.equal(new Set(values).size, values.length);
  for (const value of values) assert.equal(Buffer.from(value, 'base64url').length, 32);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transactionAddress } from './transaction-address.ts';

test('transactionAddress: parts, are escaped and named for their kind', () => {
  const baseUrl = 'https://id.example.com';
  assert.equal(
    transactionAddress({ baseUrl, operationId: 'o', secret: 'a+b==' }),
    'https://id.example.com/?i=o&s=a%2Bb%3D%3D',
  );
  assert.equal(
    transactionAddress({ baseUrl, transactionId: 't', secret: 's' }),
    'https://id.example.com/?t=t&s=s',
  );
  assert.equal(transactionAddress({ baseUrl, operationId: 'o' }), null);
});

test('transactionAddress: a script as the address, is refused', () => {
  assert.throws(() => transactionAddress({ url: 'javascript:alert(1)' }), TypeError);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseLink } from './link.ts';

const id = '113e838b-be34-53e9-c52f-3cc45b2d10ce';
const secret = 'TbAe+Twp/xbvKy7rWCeOcQ==';

test('parseLink: the documented short and long names, are read', () => {
  const operation = { kind: 'operation', id, secret };
  const transaction = { kind: 'transaction', id, secret };
  assert.deepEqual(parseLink(`https://id.example/?i=${id}&s=${secret}`), operation);
  assert.deepEqual(parseLink(`?OperationId=${id}&OneTimeSecret=${secret}`), operation);
  assert.deepEqual(parseLink(`https://id.example/?t=${id}&s=${secret}#top`), transaction);
  assert.deepEqual(parseLink(`?TransactionId=${id}&OneTimeSecret=${secret}`), transaction);
});

test('parseLink: any base64 secret raw or percent-encoded, comes out the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const base64 = Buffer.from(bytes).toString('base64');
      const raw = parseLink(`/?t=${id}&s=${base64}`);
      assert.deepEqual(parseLink(`/?t=${id}&s=${encodeURIComponent(base64)}`), raw);
      assert.equal(raw?.secret, base64);
    }),
  );
});

test('parseLink: an ampersand written as an entity, or a query encoded as a whole, is read as it was meant', () => {
  const meant = { kind: 'operation', id, secret };
  for (const address of [
    `https://id.example/?i=${id}&amp;s=${secret}`,
    `?i=${id}&amp;amp;s=${secret}`,
    `?i=${id}&amp%3Bs=${secret}`,
    `?i=${id}%26s=${secret}`,
    `?${encodeURIComponent(`i=${id}&s=${secret}`)}`,
  ])
    assert.deepEqual(parseLink(address), meant, address);
});

test('parseLink: a missing part, is no link', () => {
  for (const address of [
    '',
    '/',
    `?i=${id}`,
    `?s=${secret}`,
    `?i=&s=${secret}`,
    `?i=${id}&s=`,
    '?demo',
    `/#?i=${id}&s=${secret}`,
  ]) {
    assert.equal(parseLink(address), null, address);
  }
});

test('parseLink: a stray percent sign, is taken as it stands', () => {
  assert.equal(parseLink(`?i=${id}&s=100%`)?.secret, '100%');
});

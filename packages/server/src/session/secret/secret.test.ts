import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createSecret, isSecret } from './secret.ts';

test('createSecret: many, each 24 URL-safe characters and different', () => {
  const secrets = new Set(Array.from({ length: 1_000 }, createSecret));
  assert.equal(secrets.size, 1_000);
  for (const secret of secrets) assert.match(secret, /^[A-Za-z0-9_-]{24}$/);
});

test('isSecret: the spellings that links carry, all accepted', () => {
  const secret = 'a-b_c-d_e-f_g-h_i-j_k-l_';
  for (const sent of [
    secret,
    encodeURIComponent(secret),
    'a-b%5Fc-d%5Fe-f%5Fg-h%5Fi-j%5Fk-l%5F',
    'a%2Db%5Fc-d_e-f_g-h_i-j_k-l%255F',
    secret.replaceAll('-', '+').replaceAll('_', '/'),
    encodeURIComponent(secret.replaceAll('-', '+').replaceAll('_', '/')),
    `${secret}==`,
    `${secret}%3D%3D`,
  ]) {
    assert.ok(isSecret(secret, sent), sent);
  }
});

test('isSecret: damaged on its way, accepted', () => {
  for (const secret of ['a-b_c-d_e-f_g-h_i-j_k-l_', ...Array.from({ length: 50 }, createSecret)]) {
    for (const sent of [
      ...[
        '.',
        ',',
        ';',
        ':',
        '!',
        '?',
        ')',
        ']',
        '}',
        '>',
        '"',
        "'",
        '*',
        '…',
        '”',
        '%3E',
        '</a>',
        '/',
        '/)',
        '%20',
        '%0A',
      ].map((end) => secret + end),
      `<${secret}>`,
      `("${secret}")`,
      `3D${secret}`,
      `${secret.slice(0, 9)}\u200b${secret.slice(9)}`,
      `${secret.slice(0, 12)}\r\n${secret.slice(12)}`,
      `${secret.slice(0, 5)}\u00ad${secret.slice(5)}.`,
    ])
      assert.ok(isSecret(secret, sent), JSON.stringify(sent));
  }
});

test('isSecret: anything else, refused', () => {
  const secret = createSecret();
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ maxLength: 128 }), fc.base64String()),
      (sent) => !isSecret(secret, sent),
    ),
  );
  for (const sent of ['', '%', secret.slice(1), `${secret}A`, secret.toLowerCase() + secret]) {
    assert.equal(isSecret(secret, sent), false, sent);
  }
});

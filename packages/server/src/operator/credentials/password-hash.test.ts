import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, isPassword } from './password-hash.ts';

/** Made by `crypto.argon2` of Node 24, which earlier versions used: RFC 9106, salt `0123456789abcdef`. */
const earlier =
  '$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$ptKGJFGFEmtwuer12dalu8swdscOSwYVKFE8QWI1Vl0';

test('isPassword: a hash of an earlier version, is checked as before, in both normal forms', async () => {
  assert.equal(await isPassword('Grüße', earlier), true);
  assert.equal(await isPassword('Grüße'.normalize('NFD'), earlier), true);
  assert.equal(await isPassword('Grusse', earlier), false);
});

test('hashPassword: names its parameters, never the same salt twice', async () => {
  const [one, two] = await Promise.all([hashPassword('open sesame'), hashPassword('open sesame')]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, two);
  assert.equal(await isPassword('open sesame', one), true);
  assert.equal(await isPassword('open sesame ', one), false);
});

test('isPassword: nobody has the password, refuses whatever is tried', async () => {
  assert.equal(await isPassword('', null), false);
  await assert.rejects(isPassword('open sesame', 'no hash'));
});

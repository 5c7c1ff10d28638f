import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portalHeader } from '@selfsame/contract';
import { createPortalCookie } from './portal-cookie.ts';

const secure = createPortalCookie('https://id.example');
const plain = createPortalCookie('http://localhost:8080');
const token = 'a'.repeat(43);
const jwt = 'a.b.c';

test('readToken: the token in the cookie of its name, whatever stands beside it', () => {
  const read = (cookie?: string) => secure.readToken(cookie === undefined ? {} : { cookie });
  assert.equal(read(`__Host-selfsame-portal=${token}`), token);
  assert.equal(read(`other=1;  __Host-selfsame-portal = ${token} ; more=2`), token);
  for (const cookie of [undefined, '', `selfsame-portal=${token}`, `x__Host-selfsame-portal=${token}`])
    assert.equal(read(cookie), null, cookie);
  for (const value of ['', token.slice(1), `${token}a`, jwt])
    assert.equal(read(`__Host-selfsame-portal=${value}`), null, value);
});

test('readDevice: the token of the browser, in a cookie of its own', () => {
  assert.equal(secure.readDevice({ cookie: `__Host-selfsame-device=${jwt}` }), jwt);
  assert.equal(secure.readDevice({ cookie: `__Host-selfsame-portal=${jwt}` }), null);
  assert.equal(secure.readDevice({ cookie: '__Host-selfsame-device=a.b' }), null);
});

test('cookie: by https bound to its host and never sent by http; by http without either', () => {
  assert.equal(
    secure.cookie(token, 60),
    `__Host-selfsame-portal=${token}; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=60`,
  );
  assert.equal(
    plain.cookie(token, 0),
    `selfsame-portal=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`,
  );
  assert.ok(plain.deviceCookie(jwt, 9).startsWith(`selfsame-device=${jwt}; `));
  assert.equal(plain.readToken({ cookie: `selfsame-portal=${token}` }), token);
});

test('requireOwnPage: the header of the portal, from its own origin', () => {
  const refuses = (headers: Record<string, string>) => {
    try {
      secure.requireOwnPage(headers);
      return false;
    } catch (error) {
      assert.match(String(error), /id\.example\/portal/);
      return true;
    }
  };
  const own = { [portalHeader.name]: portalHeader.value };
  const origin = 'https://id.example';
  assert.equal(refuses(own), false);
  assert.equal(refuses({ ...own, origin, 'sec-fetch-site': 'same-origin' }), false);
  assert.equal(refuses({ origin, 'sec-fetch-site': 'same-origin' }), true);
  assert.equal(refuses({ ...own, [portalHeader.name]: 'other' }), true);
  assert.equal(refuses({ ...own, origin: 'https://evil.example' }), true);
  assert.equal(refuses({ ...own, origin, 'sec-fetch-site': 'cross-site' }), true);
});

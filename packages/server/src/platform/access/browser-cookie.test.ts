import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createBrowserCookie } from './browser-cookie.ts';

const tokenOf = (letter: string) => letter.repeat(43);
const over = (baseUrl: string) => createBrowserCookie(baseUrl);

test('createBrowserCookie: by https, for no script, no other host and no other site around a frame', () => {
  assert.equal(
    over('https://id.example').cookie([tokenOf('a'), tokenOf('b')], 60),
    `__Host-selfsame-browser=${tokenOf('a')}.${tokenOf('b')}; Path=/; HttpOnly; SameSite=None; Secure; Partitioned; Max-Age=60`,
  );
});

test('createBrowserCookie: by http, a cookie of the page alone', () => {
  assert.equal(
    over('http://localhost:8080').cookie([tokenOf('a')], 60),
    `selfsame-browser=${tokenOf('a')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`,
  );
});

test('createBrowserCookie: reads its own tokens in their order, at most so many, and nothing that is none', () => {
  const most = limits.passkeys.browsers.tokens;
  const many = [...'abcdefghijkl'].map(tokenOf);
  const { cookie, readTokens } = over('https://id.example');
  const [pair = ''] = cookie(many, 60).split(';');
  assert.equal(pair.split('.').length, most, 'no more are written than are read');
  assert.deepEqual(readTokens({ cookie: `other=1; ${pair}; last=2` }), many.slice(0, most));
  assert.deepEqual(readTokens({ cookie: `__Host-selfsame-browser=${many.join('.')}` }), many.slice(0, most));
  assert.deepEqual(readTokens({ cookie: `__Host-selfsame-browser=x.${tokenOf('a')}.${tokenOf('é')}` }), [
    tokenOf('a'),
  ]);
  assert.deepEqual(readTokens({ cookie: `selfsame-browser=${tokenOf('a')}` }), []);
  assert.deepEqual(readTokens({}), []);
});

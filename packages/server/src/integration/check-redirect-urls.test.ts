import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRedirectUrls } from './check-redirect-urls.ts';

const check = (url: string, type: 'confidential' | 'public' = 'confidential') =>
  checkRedirectUrls('LoginRedirectUrls', [url], type);
const refuses = (url: string, sentence: RegExp, type: 'confidential' | 'public' = 'confidential') =>
  assert.throws(() => check(url, type), sentence, url);

test('checkRedirectUrls: https anywhere and http on loopback, kept as written', () => {
  for (const url of [
    'https://shop.example/callback',
    'https://shop.example',
    'https://shop.example:8443/a?tenant=1&x=%20',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'http://[::1]:9000/cb',
  ])
    assert.deepEqual(check(url), [url]);
});

test('checkRedirectUrls: plain http elsewhere, fragments, wildcards, user names, other schemes, refused', () => {
  refuses('http://shop.example/cb', /not https/);
  refuses('http://localhost.evil.example/cb', /not https/);
  refuses('http://127.0.0.2/cb', /not https/);
  refuses('https://shop.example/cb#', /fragment/);
  refuses('https://shop.example/cb#a', /fragment/);
  refuses('https://*.shop.example/cb', /wildcard/);
  refuses('https://shop.example/*', /wildcard/);
  refuses('https://user@shop.example/cb', /user name/);
  refuses('https://:pass@shop.example/cb', /user name/);
  for (const type of ['confidential', 'public'] as const) {
    refuses('javascript:alert(1)', /not https/, type);
    refuses('data:text/html,hi', /not https/, type);
    refuses('file:///etc/passwd', /not https/, type);
    refuses('myapp:/cb', /not https/, type);
  }
});

test('checkRedirectUrls: another spelling of an address, refused with the one to write', () => {
  refuses('HTTPS://Shop.Example/cb', /written https:\/\/shop\.example\/cb/);
  refuses('https://shop.example:443/cb', /written https:\/\/shop\.example\/cb/);
  refuses('https://shop.example/a/../cb', /written https:\/\/shop\.example\/cb/);
  refuses('https:\\\\shop.example\\cb', /written https:\/\/shop\.example\/cb/);
  refuses('https://shop.example/c b', /no address/);
  refuses('https://shöp.example/cb', /no address/);
  refuses('shop.example/cb', /no address/);
  refuses('https://', /no address/);
});

test('checkRedirectUrls: a scheme of an app, for public clients alone', () => {
  assert.deepEqual(check('com.example.app:/cb', 'public'), ['com.example.app:/cb']);
  refuses('com.example.app:/cb', /only a public client/);
  refuses('com.example.app://host/cb', /host behind the scheme/, 'public');
});

test('checkRedirectUrls: the same address twice, refused', () => {
  const url = 'https://shop.example/cb';
  assert.throws(() => checkRedirectUrls('LogoutRedirectUrls', [url, url], 'public'), /twice/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canHavePasskeys, faultOfRpId, isAskingOrigin, liesBeneath, relyingParty } from './relying-party.ts';

test('relyingParty: the host of the server, or the domain above it that was asked for', () => {
  assert.deepEqual(relyingParty('https://id.example.com:8443'), {
    id: 'id.example.com',
    origin: 'https://id.example.com:8443',
  });
  assert.equal(relyingParty('https://id.example.com', 'example.com').id, 'example.com');
});

test('canHavePasskeys: https with a name, or this machine', () => {
  const answers = {
    'https://id.example.com': true,
    'http://localhost:8080': true,
    'http://id.localhost': true,
    'http://id.example.com': false,
    'https://192.168.0.7': false,
    'https://[::1]:8080': false,
  };
  for (const [baseUrl, expected] of Object.entries(answers))
    assert.equal(canHavePasskeys(relyingParty(baseUrl)), expected, baseUrl);
});

test('faultOfRpId: the host or a domain above it, nothing else', () => {
  const baseUrl = 'https://id.example.com';
  assert.equal(faultOfRpId('id.example.com', baseUrl), null);
  assert.equal(faultOfRpId('example.com', baseUrl), null);
  for (const wrong of ['com', 'ample.com', 'other.com', 'www.example.com', 'a.id.example.com'])
    assert.match(faultOfRpId(wrong, baseUrl) ?? '', new RegExp(wrong.replaceAll('.', '\\.')), wrong);
  assert.match(faultOfRpId('10.0.0.1', 'https://10.0.0.1') ?? '', /host name/);
});

test('liesBeneath: the RP id and what is under it, as browsers count', () => {
  const party = { id: 'example.com' };
  const answers = {
    'https://example.com': true,
    'https://shop.example.com:8443': true,
    'https://a.b.example.com': true,
    'https://evilexample.com': false,
    'https://example.com.evil.example': false,
    'https://com': false,
  };
  for (const [origin, expected] of Object.entries(answers))
    assert.equal(liesBeneath(origin, party), expected, origin);
});

test('isAskingOrigin: https with a name, or this machine, exactly as browsers write it', () => {
  for (const origin of [
    'https://shop.example.com',
    'https://shop.example.com:8443',
    'http://shop.localhost:5173',
  ])
    assert.equal(isAskingOrigin(origin), true, origin);
  const others = [
    'http://shop.example.com',
    'https://10.0.0.1',
    'https://shop.example.com/',
    'null',
    '*',
    '',
  ];
  for (const text of [
    ...others,
    'https://SHOP.example.com',
    'https://shop.example.com:443',
    'android:apk-key',
  ])
    assert.equal(isAskingOrigin(text), false, text);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canHavePasskeys, faultOfRpId, relyingParty } from './relying-party.ts';

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

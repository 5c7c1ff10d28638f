import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkSecrets, recogniseLink } from './link-secret.ts';

const secret = 'gXumaHzDpaYwxEhn0Q6Bo6da';

test('recogniseLink: one channel or none, the secret itself', () => {
  for (const type of [0, 1, 2]) {
    assert.equal(recogniseLink({ transport_type: type }, secret, linkSecrets(secret, type).sms), type);
    assert.equal(recogniseLink({ transport_type: type }, secret, 'wrong'), undefined);
  }
});

test('recogniseLink: both channels, each secret tells its own and neither opens as the other', () => {
  const { sms, email } = linkSecrets(secret, 3);
  assert.equal(sms.length, 24);
  assert.notEqual(sms, email);
  assert.equal(recogniseLink({ transport_type: 3 }, secret, sms), 1);
  assert.equal(recogniseLink({ transport_type: 3 }, secret, email), 2);
  assert.equal(recogniseLink({ transport_type: 3 }, secret, secret), undefined);
});

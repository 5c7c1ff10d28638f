import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WebhookSettings } from '@selfsame/contract';
import { draftFault, draftOf, requestOf } from './webhook-draft.ts';

const stored: WebhookSettings = {
  Enabled: true,
  SecretKey: 'whsec_x',
  PreviousSecretExpirationDate: null,
  DisableReason: null,
  Version: 3,
  WebHook: {
    Url: 'https://shop.example.com/hook',
    ConnectTimeout: 5_000,
    AuthMode: 1,
    Login: 'shop',
    Password: null,
    IsValidateCertificate: true,
    AllowedServerCertificateThumbprints: '',
  },
};

test('draftOf, requestOf: what is stored comes back as it was, the password kept', () => {
  const draft = draftOf(stored);
  assert.equal(draft.timeoutSec, 5);
  assert.equal(draftFault(draft, stored), null);
  assert.deepEqual(requestOf(draft, 3), {
    Enabled: true,
    Version: 3,
    WebHook: { ...stored.WebHook, ConnectTimeout: 5 },
  });
});

test('draftFault: an address that moves needs its password again, an enabled webhook an address', () => {
  const draft = draftOf(stored);
  assert.equal(draftFault({ ...draft, url: 'https://shop.example.com/other' }, stored), null);
  assert.equal(draftFault({ ...draft, url: 'https://evil.example.com/hook' }, stored), 'passwordNeeded');
  assert.equal(draftFault({ ...draft, url: 'https://evil.example.com/', password: 'p' }, stored), null);
  assert.equal(draftFault({ ...draft, url: ' ' }, stored), 'urlNeeded');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfirmationCredentialType } from '@selfsame/contract';
import { acrs, credentialTypeFor, whatWasShown } from './what-was-shown.ts';

const { Biometric, Fido2, Fido2AndBiometric } = ConfirmationCredentialType;
const at = new Date('2026-03-04T05:06:07.890Z');

const key = (backupEligible: boolean, userVerified = true) => ({
  passkey: {
    credential: 'c0',
    aaguid: '00000000-0000-0000-0000-000000000000',
    flags: { userVerified, backupEligible, backedUp: backupEligible },
    counter: 1,
    rule: 'asked',
  },
  passkey_at: at,
});
const session = (change: object = {}) => ({
  id: 'a-session',
  credential_type: Biometric,
  passkey: null,
  passkey_at: null,
  passkey_stood_in_at: null,
  passkey_stand_in: null,
  ended_at: at,
  ...change,
});

test('whatWasShown: amr and acr name what was shown, and nothing that was only asked for', () => {
  const cases = [
    ['the face', session(), ['face'], acrs.face],
    ['face and a key of one device', session(key(false)), ['face', 'hwk', 'mfa'], acrs.both],
    ['face and a synced key', session(key(true)), ['face', 'swk', 'mfa'], acrs.both],
    ['a key alone', session({ ...key(false), credential_type: Fido2 }), ['hwk'], acrs.passkey],
    [
      'a code in place of the key: no key was shown',
      session({ passkey_stood_in_at: at, passkey_stand_in: 'code', credential_type: Fido2AndBiometric }),
      ['face', 'otp', 'mfa'],
      acrs.face,
    ],
    [
      'waiting in place of the key: shows nothing',
      session({ passkey_stood_in_at: at, passkey_stand_in: 'delay', credential_type: Fido2AndBiometric }),
      ['face'],
      acrs.face,
    ],
    [
      'people in place of the key: show nothing of the person',
      session({ passkey_stood_in_at: at, passkey_stand_in: 'approval', credential_type: Fido2AndBiometric }),
      ['face'],
      acrs.face,
    ],
    [
      'a key that was asked for and not shown',
      session({ credential_type: Fido2AndBiometric }),
      ['face'],
      acrs.face,
    ],
  ] as const;
  for (const [what, row, amr, acr] of cases) {
    const shown = whatWasShown(row as never, []);
    assert.deepEqual([shown.amr, shown.acr], [amr, acr], what);
  }
});

test('whatWasShown: acr is the first that was asked for and reached; one that was not reached is never told', () => {
  const faceOnly = session();
  const both = session(key(false));
  const acrOf = (row: object, wanted: string[]) => whatWasShown(row as never, wanted).acr;
  assert.equal(acrOf(both, [acrs.face]), acrs.face);
  assert.equal(acrOf(both, [acrs.passkey, acrs.face]), acrs.passkey);
  assert.equal(acrOf(faceOnly, [acrs.both, acrs.face]), acrs.face);
  assert.equal(acrOf(faceOnly, [acrs.passkey]), acrs.face);
  assert.equal(acrOf(faceOnly, ['urn:of:others']), acrs.face);
  assert.equal(acrOf(faceOnly, [acrs.external]), acrs.external);
});

test('whatWasShown: auth_time is the second in which the verification was accepted', () => {
  assert.equal(whatWasShown(session() as never, []).authTime, Date.UTC(2026, 2, 4, 5, 6, 7) / 1_000);
});

test('credentialTypeFor: the first known acr decides; every one of them asks for the face', () => {
  assert.equal(credentialTypeFor([]), Biometric);
  assert.equal(credentialTypeFor(['urn:of:others', acrs.passkey, acrs.face]), Fido2AndBiometric);
  assert.equal(credentialTypeFor([acrs.face, acrs.both]), Biometric);
  for (const acr of Object.values(acrs)) assert.notEqual(credentialTypeFor([acr]) & Biometric, 0, acr);
});

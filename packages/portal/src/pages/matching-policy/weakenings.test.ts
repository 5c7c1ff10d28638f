import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPasskeyPolicy, type MatchingPolicy } from '@selfsame/contract';
import { weakenings } from './weakenings.ts';

const strict: MatchingPolicy = {
  FalseMatchRate: 1e-5,
  CheckLivenessDefault: true,
  AllowLivenessOverride: false,
  LivenessMode: 'active',
  DuplicateCheck: 'refuse',
  Passkeys: { SecondFactor: 'always', Synced: false, OfferAfterEnrolment: false, RaiseWithinDays: 7 },
  Lockout: { Enabled: true, MaxFailedAttempts: 4, FailedAttemptsTimeoutSec: 1 },
  Version: 1,
};
const lax: MatchingPolicy = {
  ...strict,
  FalseMatchRate: 1e-3,
  CheckLivenessDefault: false,
  AllowLivenessOverride: true,
  LivenessMode: 'passive',
  DuplicateCheck: 'off',
  Passkeys: { ...defaultPasskeyPolicy, WithoutKey: 'approval' },
};

test('weakenings: every way to be less secure, is named; the way back is none', () => {
  assert.deepEqual(weakenings(strict, lax, 'active'), [
    'rate',
    'livenessDefault',
    'livenessOverride',
    'livenessMode',
    'duplicates',
    'secondFactor',
    'syncedPasskeys',
    'raise',
    'withoutKey',
  ]);
  assert.deepEqual(weakenings(lax, strict, 'active'), []);
});

test('weakenings: a policy that says nothing of passkeys, is as strong as the default', () => {
  const silent = { ...strict, Passkeys: null };
  assert.deepEqual(weakenings(strict, silent, 'active'), ['secondFactor', 'syncedPasskeys', 'raise']);
  assert.deepEqual(weakenings(silent, { ...silent, Passkeys: defaultPasskeyPolicy }, 'active'), []);
});

test('weakenings: a mode that follows the server, is as strong as the server’s', () => {
  const following = { ...strict, LivenessMode: null };
  assert.deepEqual(weakenings(strict, following, 'passive'), ['livenessMode']);
  assert.deepEqual(weakenings(strict, following, 'active'), []);
});

test('weakenings: a code in place of an operator, is less secure; the way back is not', () => {
  const by = (WithoutKey: 'approval' | 'code') => ({
    ...strict,
    Passkeys: { ...defaultPasskeyPolicy, WithoutKey },
  });
  assert.deepEqual(weakenings(by('approval'), by('code'), 'active'), ['withoutKey']);
  assert.deepEqual(weakenings(by('code'), by('approval'), 'active'), []);
});

test('weakenings: a shorter wait, other makes of authenticators, and makes that nothing proves any more', () => {
  const by = (changes: object) => ({ ...strict, Passkeys: { ...defaultPasskeyPolicy, ...changes } });
  const wait = (DelayHours?: number) => by({ WithoutKey: 'delay', ...(DelayHours && { DelayHours }) });
  assert.deepEqual(weakenings(wait(48), wait(), 'active'), ['withoutKey']);
  assert.deepEqual(weakenings(wait(), wait(24), 'active'), []);
  const makes = (changes: object) =>
    by({ Attestation: 'direct', Aaguids: ['a', 'b'], AttestationRoots: 'root', ...changes });
  assert.deepEqual(weakenings(by({}), makes({}), 'active'), []);
  assert.deepEqual(weakenings(makes({}), makes({ Aaguids: ['a'] }), 'active'), []);
  for (const changes of [{ Attestation: 'none' }, { Aaguids: ['a', 'c'] }, { AttestationRoots: '' }])
    assert.deepEqual(weakenings(makes({}), makes(changes), 'active'), ['makes']);
});

test('weakenings: a browser that is known for longer, is less secure where it counts; the way back is not', () => {
  const by = (SecondFactor: 'newDevice' | 'always', RememberBrowserDays?: number) => ({
    ...strict,
    Passkeys: {
      ...defaultPasskeyPolicy,
      SecondFactor,
      ...(RememberBrowserDays !== undefined && { RememberBrowserDays }),
    },
  });
  assert.deepEqual(weakenings(by('newDevice', 30), by('newDevice'), 'active'), ['browserDays']);
  assert.deepEqual(weakenings(by('newDevice'), by('newDevice', 0), 'active'), []);
  assert.deepEqual(weakenings(by('always', 0), by('always', 90), 'active'), []);
});

test('weakenings: another page that may ask for passkeys, and none where one is taken away', () => {
  const by = (EmbeddingOrigins?: string[]) => ({
    ...strict,
    Passkeys: { ...strict.Passkeys!, ...(EmbeddingOrigins && { EmbeddingOrigins }) },
  });
  const [one, two] = ['https://a.example.com', 'https://b.example.com'];
  assert.deepEqual(weakenings(by(), by([one]), 'active'), ['embedding']);
  assert.deepEqual(weakenings(by([one]), by([one, two]), 'active'), ['embedding']);
  assert.deepEqual(weakenings(by([one, two]), by([two]), 'active'), []);
});

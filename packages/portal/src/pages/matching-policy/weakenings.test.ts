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

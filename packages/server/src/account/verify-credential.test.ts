import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { type ActedPhoto, actedData, createFaceActor, templateOf } from '../../test/face-actor.ts';
import { createAccount } from './create-account.ts';
import { createCredentialFromImage } from './create-credential.ts';
import { readAccount } from './read-account.ts';
import { enableAccount } from './update-account.ts';
import { verifyCredential } from './verify-credential.ts';

const { deps, actor, gallery, searchScale, tenantId, otherTenantId, time, changeSettings } =
  await openAccountWorld({ after });
const lockout = { Enabled: true, MaxFailedAttempts: 2, FailedAttemptsTimeoutSec: 60 };
let accountNumber = '';
const name = () => ({ actor, tenantId, accountNumber, now: time.now });
const image = (photo: ActedPhoto) => ({ DataType: 1, Data: actedData(photo) });
const verify = (photo: ActedPhoto, using = deps) => verifyCredential(using, name(), image(photo));
const mate: ActedPhoto = { person: 'mate', difference: 0.2 };
const stranger: ActedPhoto = { person: 'stranger' };

beforeEach(async () => {
  accountNumber = crypto.randomUUID();
  await changeSettings('matching', { Lockout: lockout });
  const request = { AccountNumber: accountNumber, DisplayName: 'A' };
  await createAccount(deps, { actor, tenantId, request, now: time.now });
  await createCredentialFromImage(deps, name(), image({ person: 'mate' }));
});

test('verifyCredential: the same person, is verified with the score that search gives, beyond the evidence too', async () => {
  const { Verified, Score, MatchProbability } = await verify(mate);
  assert.equal(Verified, true);
  assert.ok(Score >= 90, `clients compare with 84 and 90, not ${Score}`);
  const [best] = await gallery.search(deps.db, {
    tenantId,
    modelId: 'actor-1',
    template: templateOf('mate'),
    k: 1,
    minCosine: 0,
  });
  assert.equal(searchScale.score(best!.cosine), 120);
  assert.equal((await verify({ person: 'mate' })).Score, 120, 'the enrolled picture against itself');
  assert.ok(MatchProbability > 0.9 && MatchProbability <= 1);
});

test('verifyCredential: another person, is not', async () => {
  const { Verified, Score } = await verify(stranger);
  assert.equal(Verified, false);
  assert.ok(Score < 30);
});

test('verifyCredential: the tenant’s false match rate, draws the line', async () => {
  // Cosine about 0.45: above 0.41 (1e-4) and below 0.48 (1e-5).
  const photo = { person: 'mate', difference: 0.665 };
  await changeSettings('matching', { FalseMatchRate: 1e-4 });
  const { Verified, Score } = await verify(photo);
  assert.equal(Verified, true, `score ${Score}`);
  await changeSettings('matching', { FalseMatchRate: 1e-5 });
  assert.equal((await verify(photo)).Verified, false);
});

test('verifyCredential: a rate that the credential’s model has no evidence for, is refused and never guessed', async () => {
  await changeSettings('matching', { FalseMatchRate: 1e-6 });
  await assert.rejects(verify(mate), { code: 'E_FMR_NOT_SUPPORTED' });
});

test('verifyCredential: mismatches, lock the account; then even the person is refused', async () => {
  for (let i = 0; i < 3; i++) assert.equal((await verify(stranger)).Verified, false);
  await assert.rejects(verify(mate), {
    code: 'E_ACCOUNT_DISABLED',
    message: 'The account is disabled: Locked out: more than 2 failed verifications within 60 s.',
  });
  await enableAccount(deps, {
    ...name(),
    enabled: true,
    reason: undefined,
    requireMayEnable: () => undefined,
  });
  assert.equal((await verify(mate)).Verified, true);
});

test('verifyCredential: a match between mismatches, clears them', async () => {
  for (const photo of [stranger, stranger, mate, stranger, stranger]) await verify(photo);
  assert.equal((await readAccount(deps.db, tenantId, accountNumber))?.Enabled, true);
});

test('verifyCredential: guesses at the same moment, are no way around the lockout', async () => {
  const guesses = Array.from({ length: 12 }, () => verify(stranger));
  const results = await Promise.allSettled(guesses);
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 3);
});

test('verifyCredential: an image without usable face, counts as nothing', async () => {
  for (let i = 0; i < 9; i++) {
    await assert.rejects(verify({ person: 'mate', reasons: ['FaceNotDetected'] }), {
      code: 'E_FACE_NOT_USABLE',
    });
  }
  assert.equal((await verify(mate)).Verified, true);
});

test('verifyCredential: a credential of another model, is refused and never scored', async () => {
  const newer = { ...deps, engine: createFaceActor('actor-2'), findScale: () => null };
  await assert.rejects(verify(mate, newer), { code: 'E_MODEL_MISMATCH', args: ['actor-1'] });
});

test('verifyCredential: no account, no credential, a disabled account or a foreign tenant, say so', async () => {
  const target = (AccountNumber: string, tenant = tenantId) =>
    verifyCredential(
      deps,
      { actor, tenantId: tenant, accountNumber: AccountNumber, now: time.now },
      image(mate),
    );
  await assert.rejects(target('nobody'), { code: 'E_ACCOUNT_NOT_FOUND' });
  await assert.rejects(target(accountNumber, otherTenantId), { code: 'E_ACCOUNT_NOT_FOUND' });
  await createAccount(deps, {
    actor,
    tenantId,
    request: { AccountNumber: 'bare', DisplayName: 'A' },
    now: time.now,
  });
  await assert.rejects(target('bare'), { code: 'E_BIOCREDENTIAL_NOT_FOUND' });
  await enableAccount(deps, { ...name(), enabled: false, reason: 'left', requireMayEnable: () => undefined });
  await assert.rejects(target(accountNumber), { code: 'E_ACCOUNT_DISABLED', args: ['left', 'disabled'] });
});

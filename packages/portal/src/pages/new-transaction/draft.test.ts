import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import type { Credential, PasskeyFacts } from './credential.ts';
import {
  type Draft,
  draftErrors,
  hindrances,
  type ListedAccount,
  operationRequest,
  possibleDraft,
  timeoutChoices,
  verificationRequest,
} from './draft.ts';

const account = (more: Partial<ListedAccount>) =>
  ({ AccountNumber: 'ann', Enabled: true, HasBioCredential: true, ...more }) as ListedAccount;
const draft = (more: Partial<Draft> = {}): Draft => ({
  who: 'existing',
  account: account({}),
  newNumber: '',
  newName: '',
  product: 'verification',
  credential: 'face',
  template: 'Verify_Identity',
  transport: 0,
  email: '',
  phone: '',
  checkLiveness: true,
  timeoutSec: 900,
  introduction: '',
  codeword: '',
  tag: '',
  ...more,
});

const passkeys = (more: Partial<PasskeyFacts> = {}): PasskeyFacts => ({ available: true, count: 1, ...more });
const faceless = account({ HasBioCredential: false });

test('hindrances: every reason why a product can’t be had', () => {
  assert.deepEqual(hindrances(draft(), passkeys()), {
    verification: null,
    enrolment: 'hasFace',
    passkey: null,
    selfie: null,
  });
  const of = (more: Partial<Draft>, facts: Partial<PasskeyFacts> = {}) =>
    hindrances(draft(more), passkeys(facts));
  assert.equal(of({ account: faceless }, { count: 0 }).verification, 'noFace');
  assert.equal(of({ account: faceless }, { available: false }).verification, 'noFace');
  assert.equal(of({ account: faceless }, { count: 1 }).verification, null, 'by passkey alone');
  assert.equal(of({ account: account({ Enabled: false }) }).passkey, 'accountDisabled');
  assert.equal(of({ who: 'new' }).verification, 'newHasNoFace');
  assert.equal(of({ who: 'new' }).passkey, null);
  assert.equal(of({ who: 'none' }).enrolment, 'chooseAccount');
  assert.equal(of({}, { available: false }).passkey, 'noPasskeysHere');
  const { perAccount } = limits.passkeys;
  assert.deepEqual(
    [of({}, { count: perAccount - 1 }).passkey, of({}, { count: perAccount }).passkey],
    [null, 'passkeysFull'],
  );
});

test('possibleDraft: what was wanted, or the first that can be had', () => {
  const product = (more: Partial<Draft>, facts: Partial<PasskeyFacts> = {}) =>
    possibleDraft(draft(more), passkeys(facts)).product;
  assert.equal(product({}), 'verification');
  assert.equal(product({ who: 'new' }), 'enrolment');
  assert.equal(product({ who: 'none' }), 'selfie');
  assert.equal(product({ product: 'passkey' }, { available: false }), 'verification');
  const credential = (wanted: Credential, more: Partial<Draft>, facts: Partial<PasskeyFacts> = {}) =>
    possibleDraft(draft({ credential: wanted, ...more }), passkeys(facts)).credential;
  assert.equal(credential('both', {}), 'both');
  assert.equal(credential('both', {}, { available: null, count: null }), 'both', 'not known yet');
  assert.equal(credential('both', {}, { count: 0 }), 'face');
  assert.equal(credential('passkey', {}, { available: false }), 'face');
  assert.equal(credential('face', { account: faceless }), 'passkey');
});

test('draftErrors: what is missing or malformed, by field', () => {
  assert.deepEqual(draftErrors(draft()), {});
  assert.deepEqual(draftErrors(draft({ account: null })), { account: 'missing' });
  assert.deepEqual(draftErrors(draft({ who: 'new', newNumber: 'a b' })), {
    newNumber: 'malformed',
    newName: 'missing',
  });
  assert.deepEqual(draftErrors(draft({ transport: 2, email: 'ann' })), { email: 'malformed' });
  assert.deepEqual(draftErrors(draft({ transport: 1 })), { phone: 'missing' });
  assert.deepEqual(draftErrors(draft({ transport: 1, phone: '+49 151 1234567' })), {});
});

test('verificationRequest, operationRequest: the draft in the words of the API', () => {
  assert.deepEqual(
    verificationRequest(draft({ codeword: ' heron ', tag: 'desk', transport: 2, email: 'a@b.cd' })),
    {
      AccountNumber: 'ann',
      Name: 'Verify_Identity',
      CodeWord: 'heron',
      Tag: 'desk',
      Timeout: 900,
      Email: 'a@b.cd',
      ConfirmationPolicy: { TransportType: 2, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
    },
  );
  for (const [credential, type] of [
    ['both', 5],
    ['passkey', 4],
  ] as const)
    assert.equal(verificationRequest(draft({ credential })).ConfirmationPolicy.CredentialType, type);
  const operation = (product: 'enrolment' | 'passkey' | 'selfie', more: Partial<Draft> = {}) =>
    operationRequest({ ...draft(more), product });
  const enrolment = operation('enrolment', { who: 'new', newNumber: ' ben ' });
  assert.deepEqual([enrolment.Name, enrolment.AccountNumber], ['EnrollBioCredential', 'ben']);
  const selfie = operation('selfie', { who: 'none', introduction: 'Hello' });
  assert.deepEqual(
    [selfie.Name, selfie.AccountNumber, selfie.IntroductionText],
    ['GetForeignBiometry', null, 'Hello'],
  );
});

test('operationRequest: a passkey takes no pictures, so nothing is said of liveness', () => {
  const { Name, AccountNumber, ...rest } = operationRequest({ ...draft(), product: 'passkey' });
  assert.deepEqual([Name, AccountNumber], ['EnrollFido2Credential', 'ann']);
  assert.ok(!('CheckLiveness' in rest));
});

test('timeoutChoices: rising, with the tenant’s own among them once', () => {
  assert.deepEqual(timeoutChoices(900), [300, 900, 3_600, 14_400, 86_400]);
  assert.deepEqual(timeoutChoices(600), [300, 600, 900, 3_600, 14_400, 86_400]);
});

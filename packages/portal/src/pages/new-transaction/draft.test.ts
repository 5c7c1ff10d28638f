import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Draft,
  draftErrors,
  hindrances,
  type ListedAccount,
  operationRequest,
  possibleProduct,
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

test('hindrances: every reason why a product can’t be had', () => {
  assert.deepEqual(hindrances(draft()), { verification: null, enrolment: 'hasFace', selfie: null });
  assert.equal(hindrances(draft({ account: account({ HasBioCredential: false }) })).verification, 'noFace');
  assert.equal(hindrances(draft({ account: account({ Enabled: false }) })).enrolment, 'accountDisabled');
  assert.equal(hindrances(draft({ who: 'new' })).verification, 'newHasNoFace');
  assert.equal(hindrances(draft({ who: 'none' })).enrolment, 'chooseAccount');
});

test('possibleProduct: what was wanted, or the first that can be had', () => {
  assert.equal(possibleProduct(draft()), 'verification');
  assert.equal(possibleProduct(draft({ who: 'new' })), 'enrolment');
  assert.equal(possibleProduct(draft({ who: 'none' })), 'selfie');
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
  const enrolment = operationRequest(draft({ who: 'new', newNumber: ' ben ', product: 'enrolment' }));
  assert.deepEqual([enrolment.Name, enrolment.AccountNumber], ['EnrollBioCredential', 'ben']);
  const selfie = operationRequest(draft({ who: 'none', product: 'selfie', introduction: 'Hello' }));
  assert.deepEqual(
    [selfie.Name, selfie.AccountNumber, selfie.IntroductionText],
    ['GetForeignBiometry', null, 'Hello'],
  );
});

test('timeoutChoices: rising, with the tenant’s own among them once', () => {
  assert.deepEqual(timeoutChoices(900), [300, 900, 3_600, 14_400, 86_400]);
  assert.deepEqual(timeoutChoices(600), [300, 600, 900, 3_600, 14_400, 86_400]);
});

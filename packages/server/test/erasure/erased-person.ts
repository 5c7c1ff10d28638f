import { bases } from '../served-operations.ts';
import { insertPasskeyRow, insertReviewNote } from '../stored/insert-rows.ts';
import type { ErasureGround } from './erasure-ground.ts';

/** Everything of a person that travels through the API; none of it may be found afterwards. */
export const person = {
  accountNumber: 'erika.mustermann@example.org',
  displayName: 'Erika Mustermann',
  customDisplayName: 'Frau Dr. Mustermann',
  description: 'Lives at Heidestrasse 17',
  email: 'erika.personal@example.org',
  phone: '+4915112345678',
  external: 'passport C01X00T47',
  introduction: 'Good morning Erika',
  codeword: 'heidelbeere',
  tag: 'case-of-erika',
  customData: 'IBAN DE02120300000000202051',
  credential: 'Selfie of Erika at the counter',
  passkey: 'Phone of Erika',
  reviewNote: 'Known from the counter, limps',
  camera: 'front camera of Erika',
};

/** An account with a passkey, bound to a selfie that was taken for it. @returns its ids */
export async function enrolPerson({
  call,
  capture,
  ground,
}: ErasureGround): Promise<{ uin: string; credentialId: string }> {
  const selfie = await call('POST', `${bases.authorization}/v2/operations`, {
    Name: 'GetForeignBiometry',
    AccountNumber: person.accountNumber,
    PhoneNumber: person.phone,
    Email: person.email,
    IntroductionText: person.introduction,
    Codeword: person.codeword,
    Tag: person.tag,
    CheckLiveness: false,
  });
  await capture('operation', selfie.OperationId, selfie.OneTimeSecret);
  const { TempId } = await call('GET', `${bases.admin}/foreignOperations/biometry/${selfie.OperationId}`);
  const account = await call('POST', `${bases.admin}/accounts`, {
    AccountNumber: person.accountNumber,
    DisplayName: person.displayName,
    CustomDisplayName: person.customDisplayName,
    Description: person.description,
    Email: person.email,
    PhoneNumber: person.phone,
    External: { note: person.external },
  });
  await insertPasskeyRow(ground.database.db, { accountId: account.UIN, description: person.passkey });
  const number = encodeURIComponent(person.accountNumber);
  const credential = await call('POST', `${bases.admin}/accounts/${number}/proofedBioCredential`, {
    TempId,
    Description: person.credential,
  });
  return { uin: account.UIN, credentialId: credential.Id };
}

/** A verification that was answered, one that nobody ever answered, and one by a picture. @returns what they gave */
export async function verifyPerson({
  call,
  capture,
  picture,
  ground,
}: ErasureGround): Promise<{ transactionId: string; isVerified: boolean }> {
  const asked = { AccountNumber: person.accountNumber, Name: 'Verify_Identity' };
  const transaction = await call('POST', `${bases.authorization}/v2/transactions`, {
    ...asked,
    ConfirmationPolicy: { CredentialType: 1, BioPolicy: { CheckLiveness: false } },
    Tag: person.tag,
    CodeWord: person.codeword,
    CustomData: [{ Key: 'To', Value: person.customData }],
  });
  await capture('transaction', transaction.TransactionId, transaction.OneTimeSecret);
  await insertReviewNote(ground.database.db, transaction.TransactionId, person.reviewNote);
  // One that nobody ever answered.
  await call('POST', `${bases.authorization}/v2/transactions`, { ...asked, ConfirmationPolicy: {} });
  const image = { DataType: 1, Data: picture.toString('base64') };
  const isVerified = await call(
    'POST',
    `${bases.admin}/accounts/${encodeURIComponent(person.accountNumber)}/bioCredential/verify`,
    image,
  );
  return { transactionId: transaction.TransactionId, isVerified };
}

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { actedPhoto } from '../../test/face-actor.ts';
import { createAccount } from './create-account.ts';
import { createCredentialFromTempCapture } from './create-credential.ts';
import { deleteRawData } from './delete-raw-data.ts';
import { readCredentialImage } from './read-credential-image.ts';

const world = await openAccountWorld({ after });
const { deps, actor, tenantId, otherTenantId, time, events } = world;
const act = (accountNumber: string) => ({
  actor,
  tenantId,
  accountNumber,
  now: time.now,
  signal: AbortSignal.timeout(10_000),
});
const viewed = () => events.published.filter(({ type }) => type === 'credential.imageViewed');

before(async () => {
  for (const AccountNumber of ['kept', 'bare', 'dropped'])
    await createAccount(deps, {
      ...act(AccountNumber),
      request: { AccountNumber, DisplayName: AccountNumber },
    });
  await world.changeSettings('generic', { AllowStoringAccountBioCredentialRawData: true });
  for (const number of ['kept', 'dropped'])
    await createCredentialFromTempCapture(deps, act(number), {
      TempId: await world.stageTempCapture({ person: 'anna' }),
    });
  await deleteRawData(deps, act('dropped'));
});

test('readCredentialImage: a stored picture, is answered as it was taken and the view is an event', async () => {
  const { DataType, Data } = await readCredentialImage(deps, act('kept'));
  assert.equal(DataType, 1);
  assert.deepEqual(Buffer.from(Data, 'base64'), Buffer.from(actedPhoto({ person: 'anna' })));
  assert.equal(viewed().length, 1);
  assert.equal(viewed()[0]?.references.accountNumber, 'kept');
  assert.deepEqual(viewed()[0]?.actor, actor);
});

test('readCredentialImage: no picture, no credential, no account, another tenant, are refused without an event', async () => {
  const count = viewed().length;
  for (const [number, code] of [
    ['dropped', 'E_CREDENTIAL_IMAGE_NOT_STORED'],
    ['bare', 'E_BIOCREDENTIAL_NOT_FOUND'],
    ['nobody', 'E_ACCOUNT_NOT_FOUND'],
  ] as const)
    await assert.rejects(readCredentialImage(deps, act(number)), { code });
  await assert.rejects(readCredentialImage(deps, { ...act('kept'), tenantId: otherTenantId }), {
    code: 'E_ACCOUNT_NOT_FOUND',
  });
  assert.equal(viewed().length, count);
});

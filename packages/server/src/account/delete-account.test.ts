import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, beforeEach, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { actedData, templateOf } from '../../test/face-actor.ts';
import { createAccount } from './create-account.ts';
import { createCredentialFromImage } from './create-credential.ts';
import { deleteAccount } from './delete-account.ts';
import { deleteCredential } from './delete-credential.ts';
import { countRawData, deleteAllRawData, deleteRawData } from './delete-raw-data.ts';
import { readAccount, readAuditAccount } from './read-account.ts';
import { readAuditCredential, readCredential, readCredentialOf, readCredentials } from './read-credential.ts';
import { verifyCredential } from './verify-credential.ts';

const world = await openAccountWorld({ after });
const { deps, actor, gallery, tenantId, otherTenantId, time } = world;
let accountNumber = '';
let person = '';
const name = () => ({ actor, tenantId, accountNumber, now: time.now });
const image = () => ({ DataType: 1, Data: actedData({ person }) });
const search = () =>
  gallery.search(deps.db, {
    tenantId,
    modelId: 'actor-1',
    template: templateOf(person),
    k: 5,
    minCosine: 0.9,
  });
const countBlobs = async () =>
  (await readdir(world.blobFolder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
    .length;
const rowOf = (id: string) =>
  deps.db.selectFrom('biometric_credential').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

beforeEach(async () => {
  accountNumber = crypto.randomUUID();
  person = accountNumber;
  const request = { AccountNumber: accountNumber, DisplayName: 'Anna', Email: 'anna@example.org' };
  await createAccount(deps, { actor, tenantId, request, now: time.now });
});

test('deleteAccount: with a credential, leaves neither key, template, picture nor a match', async () => {
  const { Id } = await createCredentialFromImage(deps, name(), image());
  const keyId = (await rowOf(Id)).data_key_id!;
  const files = await countBlobs();
  assert.equal((await search()).length, 1);
  assert.equal(await deleteAccount(deps, name()), true);
  const row = await rowOf(Id);
  assert.deepEqual(
    [row.template_sealed, row.image_blob_id, row.data_key_id, row.deleted_at],
    [null, null, null, time.now],
  );
  await assert.rejects(deps.vault.openDataKey(deps.db, keyId), { name: 'VaultKeyGone' });
  assert.equal(await countBlobs(), files - 1);
  assert.deepEqual(await search(), []);
  assert.equal(await readAccount(deps.db, tenantId, accountNumber), null);
});

test('deleteAccount: the person, is forgotten, and the number with them', async () => {
  const { UIN } = (await readAccount(deps.db, tenantId, accountNumber))!;
  await deleteAccount(deps, name());
  const row = await deps.db.selectFrom('account').selectAll().where('id', '=', UIN).executeTakeFirstOrThrow();
  assert.deepEqual([row.display_name, row.email, row.account_number], ['', null, UIN]);
});

test('readAuditAccount, readAuditCredential: after the deletion, still find what is left, which is nobody', async () => {
  const { Id } = await createCredentialFromImage(deps, name(), { ...image(), ExternalId: 'anna-face' });
  const { UIN } = (await readAccount(deps.db, tenantId, accountNumber))!;
  const before = await readAuditAccount(deps.db, tenantId, UIN);
  assert.deepEqual([before.AccountNumber, before.DeletedDate], [accountNumber, null]);
  assert.equal((await readAuditCredential(deps.db, tenantId, Id)).ExternalId, 'anna-face');
  await deleteAccount(deps, name());
  const account = await readAuditAccount(deps.db, tenantId, UIN);
  const credential = await readAuditCredential(deps.db, tenantId, Id);
  const at = time.now.toISOString();
  assert.deepEqual([account.DeletedDate, account.AccountNumber, account.Enabled], [at, UIN, false]);
  assert.deepEqual([credential.DeletedDate, credential.HasRawData, credential.Data], [at, false, null]);
  const told = JSON.stringify([account, credential]);
  for (const personal of ['Anna', 'anna', accountNumber])
    assert.ok(!told.includes(personal), `${personal} in ${told}`);
  const unknown = { name: 'Problem', code: 'E_AUDIT_OBJECT_NOT_FOUND' };
  await assert.rejects(readAuditAccount(deps.db, otherTenantId, UIN), unknown);
  await assert.rejects(readAuditCredential(deps.db, otherTenantId, Id), unknown);
  await assert.rejects(readAuditAccount(deps.db, tenantId, crypto.randomUUID()), unknown);
  await assert.rejects(readAuditCredential(deps.db, tenantId, crypto.randomUUID()), unknown);
});

test('deleteAccount: unknown, twice, at the same moment or of another tenant, is true and harmless', async () => {
  assert.deepEqual(await Promise.all([deleteAccount(deps, name()), deleteAccount(deps, name())]), [
    true,
    true,
  ]);
  assert.equal(await deleteAccount(deps, { ...name(), accountNumber: 'nobody' }), true);
  const request = { AccountNumber: accountNumber, DisplayName: 'again' };
  await createAccount(deps, { actor, tenantId, request, now: time.now });
  assert.equal(await deleteAccount(deps, { ...name(), tenantId: otherTenantId }), true);
  assert.equal((await readAccount(deps.db, tenantId, accountNumber))?.DisplayName, 'again');
});

test('deleteCredential: a credential, goes whole; another may follow', async () => {
  await assert.rejects(deleteCredential(deps, name()), { code: 'E_BIOCREDENTIAL_NOT_FOUND' });
  const { Id } = await createCredentialFromImage(deps, name(), image());
  const keyId = (await rowOf(Id)).data_key_id!;
  assert.equal(await deleteCredential(deps, name()), true);
  await assert.rejects(deps.vault.openDataKey(deps.db, keyId), { name: 'VaultKeyGone' });
  assert.deepEqual(await search(), []);
  await assert.rejects(deleteCredential(deps, name()), { code: 'E_BIOCREDENTIAL_NOT_FOUND' });
  await createCredentialFromImage(deps, name(), image());
  assert.equal((await search()).length, 1);
});

test('deleteCredential: an unknown account, is not found', async () => {
  await assert.rejects(deleteCredential(deps, { ...name(), accountNumber: 'nobody' }), {
    code: 'E_ACCOUNT_NOT_FOUND',
    args: ['nobody'],
  });
});

test('deleteRawData: the picture, goes and the template still verifies', async () => {
  await createCredentialFromImage(deps, name(), image());
  const files = await countBlobs();
  assert.equal(await deleteRawData(deps, name()), true);
  assert.equal(await deleteRawData(deps, name()), false);
  assert.equal(await countBlobs(), files - 1);
  assert.equal((await readCredentialOf(deps.db, name())).HasRawData, false);
  assert.equal((await verifyCredential(deps, name(), image())).Verified, true);
  assert.equal((await search()).length, 1);
});

test('deleteAllRawData: every picture of the tenant, goes and is counted; others stay', async () => {
  await deleteAllRawData(deps, { actor, tenantId, now: time.now });
  assert.equal(await countRawData(deps.db, tenantId), 0);
  await createCredentialFromImage(deps, name(), image());
  const foreign = { actor, tenantId: otherTenantId, accountNumber, now: time.now };
  const request = { AccountNumber: accountNumber, DisplayName: 'A' };
  await createAccount(deps, { actor, tenantId: otherTenantId, request, now: time.now });
  await createCredentialFromImage(deps, foreign, image());
  assert.equal(await countRawData(deps.db, tenantId), 1);
  assert.equal(await deleteAllRawData(deps, { actor, tenantId, now: time.now }), 1);
  assert.deepEqual(
    [await countRawData(deps.db, tenantId), await countRawData(deps.db, otherTenantId)],
    [0, 1],
  );
});

test('readCredential: by id or ExternalId, finds live ones of the tenant only', async () => {
  const ExternalId = `external ${accountNumber}`;
  const created = await createCredentialFromImage(deps, name(), { ...image(), ExternalId });
  assert.deepEqual(await readCredential(deps.db, tenantId, created.Id), created);
  assert.deepEqual(await readCredential(deps.db, tenantId, created.Id.toUpperCase()), created);
  assert.deepEqual(await readCredential(deps.db, tenantId, ExternalId), created);
  const missing = { code: 'E_BIOCREDENTIAL_NOT_FOUND' };
  await assert.rejects(readCredential(deps.db, otherTenantId, created.Id), missing);
  await assert.rejects(readCredential(deps.db, tenantId, 'no such id'), missing);
  await deleteCredential(deps, name());
  await assert.rejects(readCredential(deps.db, tenantId, ExternalId), missing);
});

test('readCredentials: the list, names credentials and owners and can be filtered', async () => {
  const { Id, ModifiedDate } = await createCredentialFromImage(deps, name(), image());
  const { UIN } = (await readAccount(deps.db, tenantId, accountNumber))!;
  const item = { Id, OwnerId: UIN, OwnerName: accountNumber, ModifiedDate };
  for (const filter of [`OwnerName:${accountNumber}`, `ownerid:${UIN}`, `Id:${Id}`]) {
    assert.deepEqual(await readCredentials(deps.db, tenantId, { filter, sort: 'OwnerName,desc' }), {
      Items: [item],
      TotalCount: 1,
    });
  }
  const all = await readCredentials(deps.db, tenantId, { size: 1 });
  assert.ok(all.TotalCount > 1);
  assert.equal(all.Items.length, 1);
});

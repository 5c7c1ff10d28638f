import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, beforeEach, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { type ActedPhoto, actedData, actedPhoto, createFaceActor } from '../../test/face-actor.ts';
import { findLiveCredential } from '../store/account/biometric-credential.ts';
import { createAccount } from './create-account.ts';
import {
  createCredentialFromImage,
  createCredentialFromTempCapture,
  replaceCredential,
} from './create-credential.ts';
import { deleteAccount } from './delete-account.ts';
import { readCredentialOf } from './read-credential.ts';
import { verifyCredential } from './verify-credential.ts';

const world = await openAccountWorld({ after });
const { deps, actor, tenantId, otherTenantId, time, changeSettings, stageTempCapture } = world;
let accountNumber = '';
const nameOf = (number = accountNumber) => ({ actor, tenantId, accountNumber: number, now: time.now });
const fromImage = (photo: ActedPhoto, more = {}, number = accountNumber) =>
  createCredentialFromImage(deps, nameOf(number), { DataType: 1, Data: actedData(photo), ...more });
const fromTempId = (TempId: string, number = accountNumber) =>
  createCredentialFromTempCapture(deps, nameOf(number), { TempId });
const verify = async (photo: ActedPhoto) =>
  (await verifyCredential(deps, nameOf(), { DataType: 1, Data: actedData(photo) })).Verified;
async function create(): Promise<string> {
  const AccountNumber = crypto.randomUUID();
  await createAccount(deps, { actor, tenantId, request: { AccountNumber, DisplayName: 'A' }, now: time.now });
  return AccountNumber;
}

beforeEach(async () => {
  time.now = new Date('2026-03-01T12:00:00Z');
  await changeSettings('matching', {});
  await changeSettings('generic', {});
  accountNumber = await create();
});

test('createCredentialFromImage: a usable face, is bound and shown without the face', async () => {
  const more = { Description: 'Main', ExternalId: 'e-1', IsProofed: null, SourceCredentials: [{ Id: 7 }] };
  const created = await fromImage({ person: 'image-anna' }, more);
  assert.deepEqual(created, {
    Id: created.Id,
    ExternalId: 'e-1',
    Description: 'Main',
    CredentialType: 1,
    DataType: 1,
    Data: null,
    IsProofed: false,
    SourceCredentials: [{ Id: 7 }],
    CreatedDate: '2026-03-01T12:00:00.000Z',
    ModifiedDate: '2026-03-01T12:00:00.000Z',
    DeletedDate: null,
    HasRawData: true,
    HasSideViews: false,
    ModelId: 'actor-1',
    Quality: created.Quality,
    PossibleDuplicates: [],
  });
  assert.ok((created.Quality?.EyeDistance ?? 0) > 0);
  assert.equal(await verify({ person: 'image-anna', difference: 0.2 }), true);
});

test('createCredentialFromImage: the stored picture, opens to the very bytes that were sent', async () => {
  await fromImage({ person: 'bytes' });
  const { UIN } = await accountOf();
  const row = (await findLiveCredential(deps.db, UIN))!;
  const key = await deps.vault.openDataKey(deps.db, row.data_key_id!);
  const sealed = (await deps.blobs.get(row.image_blob_id!))!;
  const context = { table: 'blob', column: 'bytes', rowId: row.image_blob_id! };
  assert.deepEqual(deps.vault.unseal(key, sealed, context), actedPhoto({ person: 'bytes' }));
});

test('createCredentialFromImage: a face that cannot be used, is refused with the reasons named', async () => {
  const photo: ActedPhoto = { person: 'x', reasons: ['PoseYaw', 'Unsharp'] };
  await assert.rejects(fromImage(photo), { code: 'E_FACE_NOT_USABLE', args: ['PoseYaw, Unsharp'] });
  const Data = Buffer.from('ffd8ffe0', 'hex').toString('base64');
  await assert.rejects(createCredentialFromImage(deps, nameOf(), { DataType: 1, Data }), {
    code: 'E_IMAGE_NOT_READABLE',
  });
  await assert.rejects(readCredentialOf(deps.db, nameOf()), { code: 'E_BIOCREDENTIAL_NOT_FOUND' });
});

test('createCredentialFromImage: an unknown account, is not found', async () => {
  await assert.rejects(fromImage({ person: 'x' }, {}, 'nobody'), { code: 'E_ACCOUNT_NOT_FOUND' });
});

test('createCredentialFromImage: a second one, is refused and the first stays', async () => {
  const first = await fromImage({ person: 'first' });
  await assert.rejects(fromImage({ person: 'second' }), { code: 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS' });
  assert.deepEqual(await readCredentialOf(deps.db, nameOf()), first);
});

test('createCredentialFromImage: five at the same moment, one wins and nothing is left of the others', async () => {
  const keysBefore = await countKeys();
  const filesBefore = await countBlobs();
  const results = await Promise.allSettled(
    ['a', 'b', 'c', 'd', 'e'].map((person) => fromImage({ person: `moment-${person}` })),
  );
  const refused = results.filter((result) => result.status === 'rejected');
  assert.equal(refused.length, 4);
  for (const { reason } of refused) assert.equal(reason.code, 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');
  assert.equal((await countKeys()) - keysBefore, 1);
  assert.equal((await countBlobs()) - filesBefore, 1);
});

test('createCredentialFromImage: bound while the account is deleted, is never left behind', async () => {
  const outcome = await Promise.allSettled([
    fromImage({ person: 'racing deletion' }),
    deleteAccount(deps, nameOf()),
  ]);
  assert.equal(outcome[1].status, 'fulfilled');
  const left = await deps.db
    .selectFrom('biometric_credential')
    .innerJoin('account', 'account.id', 'biometric_credential.account_id')
    .where('account.deleted_at', 'is not', null)
    .where('biometric_credential.deleted_at', 'is', null)
    .select('biometric_credential.id')
    .execute();
  assert.deepEqual(left, []);
});

test('createCredentialFromImage: pictures not to be stored, keeps the template alone', async () => {
  await changeSettings('generic', { AllowStoringAccountBioCredentialRawData: false });
  const files = await countBlobs();
  assert.equal((await fromImage({ person: 'no picture' })).HasRawData, false);
  assert.equal(await countBlobs(), files);
  assert.equal(await verify({ person: 'no picture' }), true);
});

test('createCredentialFromTempCapture: a selfie, is bound as proofed under a key of its own', async () => {
  const TempId = await stageTempCapture({ person: 'temp-anna' });
  const created = await fromTempId(TempId);
  assert.equal(created.IsProofed, true);
  assert.equal(created.HasRawData, true);
  await deps.db.deleteFrom('data_key').where('purpose', '=', 'capture').execute();
  assert.equal(await verify({ person: 'temp-anna' }), true);
});

test('createCredentialFromTempCapture: again within its time, binds to another account too', async () => {
  const TempId = await stageTempCapture({ person: 'again' });
  await fromTempId(TempId);
  await assert.rejects(fromTempId(TempId), { code: 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS' });
  assert.equal((await fromTempId(TempId, await create())).IsProofed, true);
});

test('createCredentialFromTempCapture: past its end, foreign, unknown or purged, is all the same', async () => {
  const gone = { code: 'E_TEMP_DATA_EXPIRED' };
  const atEnd = await stageTempCapture({ person: 'x' }, { expiresAt: time.now });
  await assert.rejects(fromTempId(atEnd), gone);
  await assert.rejects(
    fromTempId(await stageTempCapture({ person: 'x' }, { tenantId: otherTenantId })),
    gone,
  );
  await assert.rejects(fromTempId(crypto.randomUUID()), gone);
  const purged = await stageTempCapture({ person: 'x' });
  await deps.db.deleteFrom('data_key').where('purpose', '=', 'capture').execute();
  await assert.rejects(fromTempId(purged), gone);
});

test('createCredentialFromTempCapture: a capture of another embedder, is refused', async () => {
  const TempId = await stageTempCapture({ person: 'x' });
  const newer = { ...deps, engine: createFaceActor('actor-2'), findScale: () => null };
  await assert.rejects(createCredentialFromTempCapture(newer, nameOf(), { TempId }), {
    code: 'E_MODEL_MISMATCH',
    args: ['actor-1'],
  });
});

test('replaceCredential: a new face, takes the place of the old one and nothing of that remains', async () => {
  const old = await fromImage({ person: 'old face' });
  const keys = await countKeys();
  const files = await countBlobs();
  const replaced = await replaceCredential(deps, nameOf(), {
    DataType: 1,
    Data: actedData({ person: 'new face' }),
  });
  assert.notEqual(replaced.Id, old.Id);
  assert.equal(await verify({ person: 'new face' }), true);
  assert.equal(await verify({ person: 'old face' }), false);
  assert.deepEqual([await countKeys(), await countBlobs()], [keys, files]);
  const { UIN } = await accountOf();
  assert.equal(
    (await findLiveCredential(deps.db, UIN))?.data_key_id,
    (await deps.db.selectFrom('account').select('data_key_id').where('id', '=', UIN).executeTakeFirst())
      ?.data_key_id,
  );
});

test('replaceCredential: while others verify, none of them finds no credential', async () => {
  await fromImage({ person: 'gapless' });
  const Data = actedData({ person: 'gapless' });
  let isDone = false;
  const replacing = (async () => {
    for (let i = 0; i < 10; i++) await replaceCredential(deps, nameOf(), { DataType: 1, Data });
    isDone = true;
  })();
  while (!isDone) await readCredentialOf(deps.db, nameOf());
  await replacing;
});

test('replaceCredential: a TempId for an account without credential, creates it', async () => {
  const TempId = await stageTempCapture({ person: 'fresh' });
  assert.equal((await replaceCredential(deps, nameOf(), { TempId })).IsProofed, true);
});

test('replaceCredential: neither or both sources, is refused and the old face stays', async () => {
  const old = await fromImage({ person: 'stays' });
  const both = { TempId: crypto.randomUUID(), DataType: 1, Data: actedData({ person: 'x' }) };
  for (const request of [{}, both]) {
    await assert.rejects(replaceCredential(deps, nameOf(), request), { code: 'E_INVALID_ARGUMENT' });
  }
  const unusable = actedData({ person: 'x', reasons: ['MultipleFaces'] });
  await assert.rejects(replaceCredential(deps, nameOf(), { DataType: 1, Data: unusable }), {
    code: 'E_FACE_NOT_USABLE',
  });
  assert.deepEqual(await readCredentialOf(deps.db, nameOf()), old);
});

test('bindCredential: duplicates refused, a second account for a person is refused', async () => {
  await changeSettings('matching', { DuplicateCheck: 'refuse' });
  await fromImage({ person: 'twice' });
  const other = await create();
  await assert.rejects(fromImage({ person: 'twice', difference: 0.1 }, {}, other), {
    code: 'E_PERSON_ALREADY_ENROLLED',
  });
  await fromImage({ person: 'somebody else' }, {}, other);
  const again = { DataType: 1, Data: actedData({ person: 'twice', difference: 0.1 }) };
  assert.equal((await replaceCredential(deps, nameOf(), again)).HasRawData, true);
});

test('bindCredential: duplicates refused, of two accounts at the same moment one is refused', async () => {
  await changeSettings('matching', { DuplicateCheck: 'refuse' });
  const numbers = await Promise.all([create(), create(), create(), create(), create(), create()]);
  const results = await Promise.allSettled(
    numbers.map((number) => fromImage({ person: 'at the same moment' }, {}, number)),
  );
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const result of results) {
    if (result.status === 'rejected') assert.equal(result.reason.code, 'E_PERSON_ALREADY_ENROLLED');
  }
});

test('bindCredential: duplicates reported, a second account is bound and names the first', async () => {
  await changeSettings('matching', { DuplicateCheck: 'report' });
  await fromImage({ person: 'reported' });
  const other = await create();
  assert.deepEqual((await fromImage({ person: 'reported' }, {}, other)).PossibleDuplicates, [accountNumber]);
  await deleteAccount(deps, nameOf());
  assert.deepEqual((await readCredentialOf(deps.db, nameOf(other))).PossibleDuplicates, []);
});

test('bindCredential: the same person in another tenant, is nobody’s business', async () => {
  await changeSettings('matching', { DuplicateCheck: 'refuse' });
  const request = { AccountNumber: 'foreign', DisplayName: 'A' };
  await createAccount(deps, { actor, tenantId: otherTenantId, request, now: time.now });
  const target = { actor, tenantId: otherTenantId, accountNumber: 'foreign', now: time.now };
  const image = { DataType: 1, Data: actedData({ person: 'two tenants' }) };
  await createCredentialFromImage(deps, target, image);
  assert.deepEqual((await fromImage({ person: 'two tenants' })).PossibleDuplicates, []);
});

async function accountOf() {
  const row = await deps.db
    .selectFrom('account')
    .select('id as UIN')
    .where('account_number', '=', accountNumber)
    .executeTakeFirstOrThrow();
  return row;
}
const countKeys = async () =>
  (await deps.db.selectFrom('data_key').select('id').where('purpose', '=', 'account').execute()).length;
const countBlobs = async () =>
  (await readdir(world.blobFolder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
    .length;

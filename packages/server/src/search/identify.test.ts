import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { type ActedPhoto, actedData, actedPhoto } from '../../test/face-actor.ts';
import { createAccount } from '../account/create-account.ts';
import { createCredentialFromImage } from '../account/create-credential.ts';
import { deleteAccount } from '../account/delete-account.ts';
import { analysePhoto } from '../account/photo/analyse-photo.ts';
import { type IdentifyDependencies, identify } from './identify.ts';

const world = await openAccountWorld({ after });
const { deps, actor, tenantId, otherTenantId, time } = world;
const identifyDeps: IdentifyDependencies = {
  db: deps.db,
  events: deps.events,
  vault: deps.vault,
  blobs: deps.blobs,
  gallery: world.gallery,
  searchScale: () => world.searchScale,
  modelId: deps.engine.models.embedder.id,
  analysePhoto: (_tenantId, image, { embedder, signal }) =>
    analysePhoto(deps.engine, image, { embedder, signal }),
};
const part = (name: string, value: string | Buffer) => ({
  name,
  filename: undefined,
  contentType: 'text/plain',
  bytes: Buffer.from(value),
});
const ask = (parts: ReturnType<typeof part>[], tenant = tenantId) =>
  identify(identifyDeps, {
    actor,
    tenantId: tenant,
    parts,
    now: time.now,
    signal: new AbortController().signal,
  });
const askImage = (photo: ActedPhoto, threshold: number | string = 84, tenant = tenantId) =>
  ask([part('image', actedPhoto(photo)), part('threshold', String(threshold))], tenant);
async function enrol(accountNumber: string, photo: ActedPhoto, tenant = tenantId) {
  const target = { actor, tenantId: tenant, accountNumber, now: time.now };
  const request = { AccountNumber: accountNumber, DisplayName: 'A' };
  const { UIN } = await createAccount(deps, { actor, tenantId: tenant, request, now: time.now });
  const image = { DataType: 1, Data: actedData(photo) };
  const { Id } = await createCredentialFromImage(deps, target, image);
  return { id: Id, owner: { id: UIN, name: accountNumber } };
}

test('identify: an enrolled face, gives its account and a score of at least the threshold', async () => {
  const anna = await enrol('anna', { person: 'anna' });
  await enrol('bert', { person: 'bert' });
  const [match, ...others] = await askImage({ person: 'anna', difference: 0.2 });
  assert.deepEqual(others, []);
  assert.ok(match && match.score >= 84 && match.score <= 120);
  assert.deepEqual(match, { ...anna, modifiedDate: '2026-03-01T12:00:00.000Z', score: match.score });
});

test('identify: several accounts of a face, come best first', async () => {
  await enrol('carl-far', { person: 'carl', difference: 0.3 });
  await enrol('carl', { person: 'carl' });
  await enrol('carl-near', { person: 'carl', difference: 0.15 });
  const matches = await askImage({ person: 'carl' }, 60);
  assert.deepEqual(
    matches.map(({ owner }) => owner.name),
    ['carl', 'carl-near', 'carl-far'],
  );
});

test('identify: nobody, a foreign or a deleted account, is an empty list', async () => {
  await enrol('dora', { person: 'dora' }, otherTenantId);
  assert.deepEqual(await askImage({ person: 'dora' }), []);
  assert.equal((await askImage({ person: 'dora' }, 84, otherTenantId)).length, 1);
  await enrol('emil', { person: 'emil' });
  assert.equal((await askImage({ person: 'emil' })).length, 1);
  await deleteAccount(deps, { actor, tenantId, accountNumber: 'emil', now: time.now });
  assert.deepEqual(await askImage({ person: 'emil' }), []);
});

test('identify: by the id of a selfie operation, searches for its capture', async () => {
  const fred = await enrol('fred', { person: 'fred' });
  const tempId = await world.stageTempCapture({ person: 'fred', difference: 0.1 });
  const { session_id: operationId } = await deps.db
    .selectFrom('temp_capture')
    .select('session_id')
    .where('id', '=', tempId)
    .executeTakeFirstOrThrow();
  const parts = [part('operationId', operationId.toUpperCase()), part('Threshold', ' 84 ')];
  assert.deepEqual(
    (await ask(parts)).map(({ id }) => id),
    [fred.id],
  );
  await assert.rejects(ask(parts, otherTenantId), { code: 'E_OPERATION_NOT_FOUND' });
  time.now = new Date(time.now.getTime() + 72 * 3_600_000);
  await assert.rejects(ask(parts), { code: 'E_TEMP_DATA_EXPIRED' });
});

test('identify: an unknown operation, is not found', async () => {
  const parts = [part('operationId', crypto.randomUUID()), part('threshold', '84')];
  await assert.rejects(ask(parts), { code: 'E_OPERATION_NOT_FOUND' });
});

test('identify: a threshold off the scale, is refused with its ends named', async () => {
  for (const threshold of [0, 11, 121, -5]) {
    await assert.rejects(askImage({ person: 'x' }, threshold), {
      code: 'E_INVALID_ARGUMENT',
      message: /threshold is 12 to 120/,
    });
  }
  await assert.rejects(askImage({ person: 'x' }, 'much'), { code: 'E_INVALID_ARGUMENT' });
});

test('identify: missing or contradicting parts, are refused', async () => {
  const image = part('image', actedPhoto({ person: 'x' }));
  const threshold = part('threshold', '84');
  const refused: ReturnType<typeof part>[][] = [
    [image],
    [threshold],
    [part('image', ''), threshold],
    [image, part('operationId', crypto.randomUUID()), threshold],
    [part('operationId', '7'), threshold],
  ];
  for (const parts of refused) await assert.rejects(ask(parts), { code: 'E_INVALID_ARGUMENT' });
});

test('identify: an image without a usable face, names why', async () => {
  await assert.rejects(askImage({ person: 'x', reasons: ['FaceNotDetected'] }), {
    code: 'E_FACE_NOT_USABLE',
  });
});

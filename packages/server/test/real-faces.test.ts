import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { builtInEmbedder, createFaceEngine } from '@selfsame/face';
import { closeUps, groups, noFace, personB, portraits } from '../../../fixtures/photos.ts';
import { createAccount } from '../src/account/create-account.ts';
import { createCredentialFromImage, replaceCredential } from '../src/account/create-credential.ts';
import { analysePhoto } from '../src/account/photo/analyse-photo.ts';
import { checkLiveness } from '../src/account/photo/check-liveness.ts';
import { verifyCredential } from '../src/account/verify-credential.ts';
import { createFaceScales } from '../src/open-face.ts';
import { identify } from '../src/search/identify.ts';
import { openAccountWorld } from './account-world.ts';

const engine = await createFaceEngine({ workers: 1 });
after(() => engine.close());
const scale = createFaceScales([builtInEmbedder]).primary;
const world = await openAccountWorld({ after }, { engine, scale });
const { deps, actor, tenantId, time } = world;

/** Five people, one still each. */
const people = { ...portraits, franck: personB[0] };
const imageOf = async (path: string) => ({ DataType: 1, Data: (await readFile(path)).toString('base64') });
const target = (accountNumber: string) => ({ actor, tenantId, accountNumber, now: time.now });
const create = (AccountNumber: string) =>
  createAccount(deps, { actor, tenantId, request: { AccountNumber, DisplayName: 'A' }, now: time.now });
const verify = async (accountNumber: string, path: string) =>
  verifyCredential(deps, target(accountNumber), await imageOf(path));
async function search(path: string, threshold: number) {
  const part = (name: string, bytes: Buffer) => ({ name, filename: undefined, contentType: '', bytes });
  const parts = [part('image', await readFile(path)), part('threshold', Buffer.from(String(threshold)))];
  const matches = await identify(
    {
      db: deps.db,
      events: deps.events,
      vault: deps.vault,
      gallery: world.gallery,
      blobs: deps.blobs,
      searchScale: () => world.searchScale,
      modelId: engine.models.embedder.id,
      analysePhoto: (_tenantId, image, { embedder, signal }) =>
        analysePhoto(engine, image, { embedder, signal }),
    },
    { actor, tenantId, parts, now: time.now, signal: new AbortController().signal },
  );
  return matches.map(({ owner, score }) => ({ name: owner.name, score }));
}

before(async () => {
  await world.changeSettings('matching', {
    DuplicateCheck: 'refuse',
    Lockout: { Enabled: false, MaxFailedAttempts: 4, FailedAttemptsTimeoutSec: 60 },
  });
  for (const [name, path] of Object.entries(people)) {
    await create(name);
    await createCredentialFromImage(deps, target(name), await imageOf(path));
  }
});

test('verify2: stills of five people, each verifies as nobody else', async () => {
  for (const [name, path] of Object.entries(people)) {
    for (const account of Object.keys(people)) {
      const { Verified, Score, MatchProbability } = await verify(account, path);
      assert.equal(Verified, account === name, `${name} as ${account}: ${Score}`);
      assert.equal(MatchProbability > 0.5, account === name);
    }
  }
});

test('verify2: other photos of an enrolled person, are verified on the scale of search, beyond the 60 of the evidence', async () => {
  for (const [name, path] of [
    ['bieber', closeUps.bieber],
    ['franck', personB[1]],
    ['franck', personB[2]],
  ] as const) {
    const { Verified, Score, MatchProbability } = await verify(name, path);
    assert.equal(Verified, true);
    assert.ok(Score > 60, String(Score));
    assert.ok(MatchProbability > 0.99);
  }
});

test('identify: at the recommended 84, finds the one account of a person and of nobody else', async () => {
  for (const [name, path] of [
    ['bieber', closeUps.bieber],
    ['franck', personB[2]],
  ] as const) {
    const [match, ...others] = await search(path, 84);
    assert.deepEqual([match?.name, others], [name, []]);
    assert.ok((match?.score ?? 0) >= 84);
  }
  for (const stranger of [closeUps.norris, closeUps.obama, closeUps.queen, closeUps.kim]) {
    assert.deepEqual(await search(stranger, 60), []);
  }
});

test('createCredentialFromImage: a person who is enrolled already, is refused under another account', async () => {
  await create('second-account');
  await assert.rejects(createCredentialFromImage(deps, target('second-account'), await imageOf(personB[1])), {
    code: 'E_PERSON_ALREADY_ENROLLED',
  });
});

test('replaceCredential: another photo, takes over', async () => {
  await replaceCredential(deps, target('bieber'), await imageOf(closeUps.bieber));
  assert.equal((await verify('bieber', portraits.bieber)).Verified, true);
  await replaceCredential(deps, target('bieber'), await imageOf(portraits.bieber));
});

test('createCredentialFromImage: several faces or none, are named', async () => {
  await create('unusable');
  const bind = async (path: string) =>
    createCredentialFromImage(deps, target('unusable'), await imageOf(path));
  await assert.rejects(bind(groups[0]!), { code: 'E_FACE_NOT_USABLE', args: ['MultipleFaces'] });
  await assert.rejects(bind(noFace.staircase), { code: 'E_FACE_NOT_USABLE', args: ['FaceNotDetected'] });
});

const check = async (path: string) =>
  checkLiveness(deps, {
    actor,
    tenantId,
    request: { FacialImage: await imageOf(path) },
    now: time.now,
  });

test('checkLiveness: a portrait, is live; a face without surroundings, cannot be judged', async () => {
  const live = await check(portraits.cage);
  assert.deepEqual([live.IsLive, live.Error], [true, null]);
  const close = await check(closeUps.obama);
  assert.equal(close.Error, 'The face in the image cannot be used: FaceTooClose.');
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { actedData, actedPhoto, createFaceActor } from '../../test/face-actor.ts';
import { identify } from '../search/identify.ts';
import { createAccount } from './create-account.ts';
import { createCredentialFromImage } from './create-credential.ts';
import { analysePhoto } from './photo/analyse-photo.ts';
import { reEmbed } from './re-embed.ts';
import { verifyCredential } from './verify-credential.ts';

/** The further embedder's templates have another length: a comparison across the two would throw. */
const engine = createFaceActor('actor-1', 'actor-2');
const world = await openAccountWorld({ after }, { engine });
const { deps, actor, tenantId, time } = world;
const target = (accountNumber: string) => ({ actor, tenantId, accountNumber, now: time.now });
async function enrol(name: string, keepsPicture = true): Promise<void> {
  await world.changeSettings('generic', { AllowStoringAccountBioCredentialRawData: keepsPicture });
  const request = { AccountNumber: name, DisplayName: 'A' };
  await createAccount(deps, { actor, tenantId, request, now: time.now });
  await createCredentialFromImage(deps, target(name), { DataType: 1, Data: actedData({ person: name }) });
}
const verify = async (account: string, person = account) =>
  (await verifyCredential(deps, target(account), { DataType: 1, Data: actedData({ person }) })).Verified;
async function search(person: string): Promise<string[]> {
  const part = (name: string, bytes: Buffer) => ({ name, filename: undefined, contentType: '', bytes });
  const found = await identify(
    {
      ...{ db: deps.db, events: deps.events, vault: deps.vault, blobs: deps.blobs, gallery: world.gallery },
      searchScale: () => world.searchScale,
      modelId: 'actor-2',
      analysePhoto: (_tenantId, image, { embedder, signal }) =>
        analysePhoto(engine, image, { embedder, signal }),
    },
    {
      ...{ actor, tenantId, now: time.now, signal: new AbortController().signal },
      parts: [part('image', actedPhoto({ person })), part('threshold', Buffer.from('84'))],
    },
  );
  return found.map(({ owner }) => owner.name);
}
async function modelOf(account: string): Promise<string | undefined> {
  const row = await deps.db
    .selectFrom('biometric_credential')
    .innerJoin('account', 'account.id', 'biometric_credential.account_id')
    .select('model_id')
    .where('account_number', '=', account)
    .executeTakeFirst();
  return row?.model_id;
}

test('reEmbed: enrolled by one embedder, made anew by another; verification, search and duplicates work before, between and after', async () => {
  for (const name of ['anna', 'bert', 'carl']) await enrol(name);
  await enrol('dora', false);
  const stop = new AbortController();
  const stopped = reEmbed(deps, 'actor-2', { onProgress: () => stop.abort(), signal: stop.signal });
  await assert.rejects(stopped, { name: 'AbortError' });
  const made = await Promise.all(['anna', 'bert', 'carl'].map(modelOf));
  assert.ok(made.filter((model) => model === 'actor-2').length <= 1, 'stopped after the first');
  for (const name of ['anna', 'bert', 'carl', 'dora']) {
    assert.equal(await verify(name), true, name);
    assert.equal(await verify(name, 'nobody'), false, name);
    assert.deepEqual(await search(name), [name]);
  }
  const rest = await reEmbed(deps, 'actor-2', { lanes: 3 });
  assert.equal(rest.seen, rest.total, 'each once');
  assert.deepEqual([rest.withoutPicture, rest.unusable, rest.gone], [1, 0, 0]);
  assert.deepEqual(await Promise.all(['anna', 'bert', 'carl', 'dora'].map(modelOf)), [
    'actor-2',
    'actor-2',
    'actor-2',
    'actor-1',
  ]);
  for (const name of ['anna', 'bert', 'carl', 'dora']) {
    assert.equal(await verify(name), true, name);
    assert.equal(await verify(name, 'nobody'), false, name);
    assert.deepEqual(await search(name), [name]);
  }
  assert.equal((await reEmbed(deps, 'actor-2')).made, 0, 'nothing is left to do');
});

test('createCredentialFromImage: a face that is enrolled under either embedder, is a duplicate', async () => {
  await world.changeSettings('matching', { DuplicateCheck: 'refuse' });
  for (const person of ['anna', 'dora']) {
    const request = { AccountNumber: `${person}-again`, DisplayName: 'A' };
    await createAccount(deps, { actor, tenantId, request, now: time.now });
    const image = { DataType: 1, Data: actedData({ person }) };
    await assert.rejects(createCredentialFromImage(deps, target(`${person}-again`), image), {
      code: 'E_PERSON_ALREADY_ENROLLED',
    });
  }
});

test('reEmbed: a failure in one lane, thrown after the other lanes have ended; nothing further is begun', async () => {
  for (const name of ['emil', 'fritz', 'gerd', 'hans']) await enrol(name);
  let begun = 0;
  let running = 0;
  const failing = {
    ...deps,
    engine: {
      analyse: async (...of: Parameters<typeof engine.analyse>) => {
        const turn = ++begun;
        running += 1;
        const evidence = await engine.analyse(...of);
        running -= 1;
        if (turn === 1) throw new Error('broken');
        return evidence;
      },
    },
  };
  await assert.rejects(reEmbed(failing, 'actor-2', { lanes: 2 }), /broken/);
  assert.deepEqual([begun <= 3, running], [true, 0]);
  assert.equal(
    (await reEmbed(deps, 'actor-2', { lanes: 2 })).made,
    4 - (begun - 1),
    'the next run makes the rest',
  );
});

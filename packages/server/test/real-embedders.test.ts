import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { builtInEmbedder, createFaceEngine, readEmbedder } from '@selfsame/face';
import { dlibEmbedder } from '../../../fixtures/dlib-embedder.ts';
import { personB, portraits } from '../../../fixtures/photos.ts';
import { createAccount } from '../src/account/create-account.ts';
import { createCredentialFromImage } from '../src/account/create-credential.ts';
import { reEmbed } from '../src/account/re-embed.ts';
import { verifyCredential } from '../src/account/verify-credential.ts';
import { createFaceScales } from '../src/open-face.ts';
import { openAccountWorld } from './account-world.ts';

const dlib = await readEmbedder(await dlibEmbedder());
const engine = await createFaceEngine({ workers: 1, embedders: [builtInEmbedder, dlib] });
after(() => engine.close());
const scales = createFaceScales(engine.embedders);
const world = await openAccountWorld({ after }, { engine, scale: scales.primary });
const { actor, tenantId, time } = world;
const deps = { ...world.deps, findScale: scales.find };
const imageOf = async (path: string) => ({ DataType: 1, Data: (await readFile(path)).toString('base64') });
const target = (accountNumber: string) => ({ actor, tenantId, accountNumber, now: time.now });
const people = { franck: personB[0], cage: portraits.cage, audrey: portraits.audrey };

test('reEmbed: enrolled under the built-in embedder, made anew by dlib’s from the sealed pictures, verified under it', async () => {
  // A rate that the small table of dlib's embedder supports.
  await world.changeSettings('matching', {
    FalseMatchRate: 1e-3,
    Lockout: { Enabled: false, MaxFailedAttempts: 4, FailedAttemptsTimeoutSec: 60 },
  });
  for (const [name, path] of Object.entries(people)) {
    const request = { AccountNumber: name, DisplayName: 'A' };
    await createAccount(deps, { actor, tenantId, request, now: time.now });
    const { ModelId } = await createCredentialFromImage(deps, target(name), await imageOf(path));
    assert.equal(ModelId, builtInEmbedder.id);
  }
  const { made, total } = await reEmbed(deps, dlib.id);
  assert.deepEqual([made, total], [3, 3]);
  const verify = async (account: string, path: string) =>
    (await verifyCredential(deps, target(account), await imageOf(path))).Verified;
  assert.equal(await verify('franck', personB[1]), true, 'another picture of the same sitting');
  for (const account of Object.keys(people))
    for (const [name, path] of Object.entries(people))
      assert.equal(await verify(account, path), account === name, `${name} as ${account}`);
  const verified = world.events.published.filter(({ type }) => type === 'credential.verified');
  assert.deepEqual(
    new Set(
      verified.map(({ data }) => (data as { models: { embedder: { id: string } } }).models.embedder.id),
    ),
    new Set([dlib.id]),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineOverloaded, type FaceEngine } from '@selfsame/face';
import { actedPhoto, createFaceActor } from '../../test/face-actor.ts';
import { shareEngine } from './share-engine.ts';

/** An engine whose analyses end when they are told to. */
function createSlowEngine() {
  const running: { images: Uint8Array[]; end: () => void }[] = [];
  const actor = createFaceActor();
  const anybody = actedPhoto({ person: 'anybody' });
  const engine: FaceEngine = {
    models: actor.models,
    embedders: actor.embedders,
    close: async () => undefined,
    compareTextures: () => Promise.reject(new Error('Nothing is compared here')),
    analyse: (images, options) =>
      new Promise((resolve) => {
        assert.deepEqual(Object.keys(options), ['mode']);
        running.push({ images, end: () => resolve(actor.analyse([anybody], options)) });
      }),
  };
  const endFirst = async () => {
    running.shift()?.end();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { engine, running, endFirst };
}
const picture = (name: string) => [Buffer.from(name)];

test('shareEngine: a session beside a flood of another, waits for one analysis; the flood is refused beyond its share', async () => {
  const { engine, running, endFirst } = createSlowEngine();
  const shared = shareEngine(engine, { workers: 1, queueLength: 8 });
  const analyse = (sessionId: string) => shared.analyse(picture(sessionId), { mode: 'step', sessionId });
  const flood = Array.from({ length: 60 }, () => analyse('flood').catch((error: unknown) => error));
  const bystander = analyse('bystander');
  await endFirst();
  await endFirst();
  // The flood's second job came before; the bystander's is next.
  assert.equal(String(running[0]?.images[0]), 'bystander');
  await endFirst();
  await bystander;
  const refused = (await Promise.all(flood)).filter((one) => one instanceof EngineOverloaded);
  assert.equal(refused.length, 58);
  assert.ok(refused.every(({ retryAfter }) => retryAfter >= 1));
});

test('shareEngine: with two workers, one session never holds both', async () => {
  const { engine, running, endFirst } = createSlowEngine();
  const shared = shareEngine(engine, { workers: 2, queueLength: 8 });
  const work = ['a', 'a', 'b'].map((sessionId) =>
    shared.analyse(picture(sessionId), { mode: 'step', sessionId }),
  );
  assert.deepEqual(
    running.map(({ images }) => String(images[0])),
    ['a', 'b'],
  );
  for (let n = 0; n < 3; n++) await endFirst();
  await Promise.all(work);
});

test('shareEngine: pictures of backends, leave room in the queue for people before a camera', async () => {
  const { engine, endFirst } = createSlowEngine();
  const shared = shareEngine(engine, { workers: 1, queueLength: 4 });
  const photos = Array.from({ length: 6 }, () =>
    shared.analyse(picture('photo'), { mode: 'photo' }).catch((error: unknown) => error),
  );
  const person = shared.analyse(picture('person'), { mode: 'capture', sessionId: 's' });
  for (let n = 0; n < 6; n++) await endFirst();
  await person;
  const refused = (await Promise.all(photos)).filter((one) => one instanceof EngineOverloaded);
  assert.equal(refused.length, 2);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineOverloaded } from '@selfsame/face';
import { type ActedPhoto, actedPhoto, createFaceActor, templateOf } from '../../../test/face-actor.ts';
import { analysePhoto } from './analyse-photo.ts';

const analyse = (photo: ActedPhoto) => analysePhoto(createFaceActor(), actedPhoto(photo));

test('analysePhoto: one usable face, gives its template, model and quality', async () => {
  const { template, modelId, quality } = await analyse({ person: 'anna' });
  assert.equal(modelId, 'actor-1');
  assert.equal(quality.eyeDistance, 120);
  assert.ok(template.every((value, i) => Math.abs(value - templateOf('anna')[i]!) < 1e-6));
});

test('analysePhoto: reasons against it, are named', async () => {
  await assert.rejects(
    analyse({ person: 'a', reasons: ['MultipleFaces', 'Underexposed', 'TooFewGoodFrames'] }),
    {
      code: 'E_FACE_NOT_USABLE',
      message: 'The face in the image cannot be used: MultipleFaces, Underexposed.',
    },
  );
});

test('analysePhoto: a full queue, becomes 503 with the time to wait', async () => {
  const engine = { ...createFaceActor(), analyse: () => Promise.reject(new EngineOverloaded(7)) };
  await assert.rejects(analysePhoto(engine, Buffer.alloc(1)), {
    code: 'E_SERVER_BUSY',
    status: 503,
    retryAfter: 7,
  });
});

test('analysePhoto: what else the engine throws, stays what it is', async () => {
  const failure = new Error('the worker died');
  const engine = { ...createFaceActor(), analyse: () => Promise.reject(failure) };
  await assert.rejects(analysePhoto(engine, Buffer.alloc(1)), (error) => error === failure);
});

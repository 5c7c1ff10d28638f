import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openAccountWorld } from '../../../test/account-world.ts';
import { type ActedPhoto, actedData } from '../../../test/face-actor.ts';
import { checkLiveness } from './check-liveness.ts';

const { deps, actor, tenantId, time, events } = await openAccountWorld({ after });
const checkData = (Data: string) =>
  checkLiveness(deps, {
    actor,
    tenantId,
    request: { FacialImage: { DataType: 1, Data } },
    now: time.now,
  });
const check = (photo: ActedPhoto) => checkData(actedData(photo));

test('checkLiveness: logits around the operating point, are live from it on', async () => {
  assert.deepEqual(await check({ person: 'a', padLogit: -3 }), {
    IsLive: true,
    Version: 'fr-minifasnet-128-1',
    Probability: 1 / (1 + Math.exp(3)),
    Score: -3,
    Quality: 1,
    Error: null,
    ErrorId: null,
  });
  assert.equal((await check({ person: 'a', padLogit: -3.01 })).IsLive, false);
  const judged = events.published.map(({ type, data }) => [type, 'logit' in data && data.logit]);
  assert.deepEqual(judged, [
    ['liveness.checked', -3],
    ['liveness.checked', -3.01],
  ]);
});

test('checkLiveness: a face that cannot be judged, is an answer that names why', async () => {
  const result = await check({ person: 'a', padLogit: 9, reasons: ['FaceTooClose', 'Unsharp'] });
  assert.deepEqual([result.IsLive, result.Probability, result.ErrorId], [false, 0, 'E_FACE_NOT_USABLE']);
  assert.match(result.Error ?? '', /FaceTooClose, Unsharp/);
  assert.equal((await check({ person: 'a', padLogit: null })).ErrorId, 'E_FACE_NOT_USABLE');
});

test('checkLiveness: what is no image, is an error', async () => {
  const data = Buffer.from('ffd8ffe0', 'hex').toString('base64');
  await assert.rejects(checkData(data), { code: 'E_IMAGE_NOT_READABLE' });
});

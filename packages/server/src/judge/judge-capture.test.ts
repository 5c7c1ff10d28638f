import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { builtInEmbedder, createFaceEngine, type Evidence } from '@selfsame/face';
import { clipFrames } from '../../../../fixtures/clips.ts';
import { personMoments } from '../../../../fixtures/fake-camera.ts';
import { factsAs } from '../../test/shown-capture.ts';
import { createFaceScales } from '../open-face.ts';
import { type Demand, judgeCapture } from './judge-capture.ts';
import { judgeSignals, signals } from './signals.ts';

const engine = await createFaceEngine({ workers: 1 });
after(() => engine.close());
const found = createFaceScales([builtInEmbedder]).primary;
const scale = { ...found, score: found.calibration.score };
async function analyse(clip: 'cap12' | 'cap13' | 'franck', startS: number) {
  const times = Array.from({ length: 6 }, (_, index) => startS + index * 0.15);
  return engine.analyse(await personMoments(clip, times), { mode: 'capture' });
}
const enrolled = await analyse('cap13', 2);
const again = await analyse('cap12', 2);
const stranger = await analyse('franck', 2);
const demand = {
  checkLiveness: true,
  comparison: null,
  attemptsLeft: 3,
  doubt: 'reject' as const,
  challenge: null,
  canTurn: false,
  copies: 0,
  replay: null,
};
const compared = ({ template: probe }: Evidence, reference = enrolled.template!): Demand => ({
  ...demand,
  comparison: { reference, probe, scale, model: builtInEmbedder.id, falseMatchRate: 1e-5 },
});

test('judgeCapture: the same person in another sitting, accepted with a score within the evidence', () => {
  const { decision, summary } = judgeCapture(again, compared(again), scale);
  assert.deepEqual(decision, { outcome: 'accepted' });
  assert.ok(summary.match && summary.match.cosine > summary.match.matchCosine);
  assert.equal(summary.match.score, 60);
  assert.equal(summary.match.model, builtInEmbedder.id);
  assert.deepEqual([summary.liveness?.spoofBelow, summary.liveness?.liveAbove], [-4, 0]);
  assert.equal(summary.liveness?.zone, 'live');
});

test('judgeCapture: another person, live but rejected as a mismatch', () => {
  const { decision, summary } = judgeCapture(stranger, compared(stranger), scale);
  assert.deepEqual(decision, { outcome: 'rejected', fault: 'match', remedies: [] });
  assert.ok(summary.liveness?.isLive && summary.match && summary.match.cosine < 0.3);
  assert.ok(summary.match.matchProbability < 0.01);
});

test('judgeCapture: nobody to be seen, told to show the face', async () => {
  const empty = await engine.analyse(
    await clipFrames('cap12', {
      times: [2, 2.2, 2.4, 2.6, 2.8],
      crop: { x: 0, y: 0, width: 80, height: 60 },
    }),
    { mode: 'capture' },
  );
  const { decision } = judgeCapture(empty, compared(empty), scale);
  assert.deepEqual(decision, { outcome: 'retry', fault: 'quality', remedies: ['ShowFace'] });
});

test('judgeCapture: a template of another length, an error and never a mismatch', () => {
  assert.throws(() => judgeCapture(again, compared(again, new Float32Array(128).fill(1)), scale), RangeError);
});

test('signals: bounds for the models that run, in every setting', () => {
  for (const setting of ['photo', 'passive', 'active'] as const)
    assert.equal(judgeSignals(factsAs({ setting, models: engine.models })).length, signals.length);
});

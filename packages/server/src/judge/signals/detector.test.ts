import assert from 'node:assert/strict';
import { test } from 'node:test';
import { padNumbersOf } from '@selfsame/face';
import { factsAs } from '../../../test/shown-capture.ts';
import { judgeSignal } from '../signal.ts';
import { boundsOfFrames, detector, judgePhoto, livenessProbability, livenessZone } from './detector.ts';

const { models } = factsAs();
const numbers = padNumbersOf(models.pad.id);
const { acceptFrom, spoofBelow, liveAbove, minFrames } = numbers;

test('judgePhoto: one picture, live from the operating point on', () => {
  assert.deepEqual(judgePhoto(acceptFrom, models), { isLive: true, acceptFrom });
  assert.deepEqual(judgePhoto(acceptFrom - 0.01, models), { isLive: false, acceptFrom });
});

test('detector: fewer frames than it needs, unknown; without any question of liveness, not asked', () => {
  const of = (frames: number) => judgeSignal(detector, factsAs({ pad: { meanLogit: 6, frames } }));
  const few = of(minFrames - 1);
  assert.deepEqual([few.result, few.value, few.remedies], ['unknown', null, ['HoldStill']]);
  assert.deepEqual([of(minFrames).result, of(minFrames).value], ['passed', 6]);
  const none = factsAs({ setting: 'photo', pad: { meanLogit: 6, frames: 0 } });
  assert.equal(judgeSignal(detector, none).result, 'unknown');
  assert.equal(judgeSignal(detector, factsAs({ pad: null })).result, 'notAsked');
});

test('livenessZone: on each bound and beyond it', () => {
  const bounds = boundsOfFrames(numbers);
  assert.deepEqual(
    [spoofBelow - 0.01, spoofBelow, liveAbove, liveAbove + 0.01].map((logit) => livenessZone(logit, bounds)),
    ['spoof', 'uncertain', 'uncertain', 'live'],
  );
});

test('livenessProbability: one half at 0, and the higher the surer', () => {
  assert.equal(livenessProbability(0), 0.5);
  assert.ok(Math.abs(livenessProbability(2) - 0.8808) < 1e-4);
  assert.ok(Math.abs(livenessProbability(-2) - 0.1192) < 1e-4);
});

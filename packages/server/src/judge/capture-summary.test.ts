import assert from 'node:assert/strict';
import { test } from 'node:test';
import { padNumbersOf } from '@selfsame/face';
import { evidenceAs, factsAs } from '../../test/shown-capture.ts';
import { testScale } from '../../test/test-scale.ts';
import { presentLiveness, presentMatch, summariseCapture } from './capture-summary.ts';
import { judgeSignals } from './signals.ts';

const evidence = evidenceAs([{}, { reasons: ['Unsharp'] }, {}], { elapsedMs: 12.6 });
const numbers = padNumbersOf(evidence.models.pad.id);
const comparison = { cosine: 0.5, matchCosine: 0.5, falseMatchRate: 1e-4, model: 'an embedder' };
type Judged = Parameters<typeof summariseCapture>[2];
const judged: Judged = {
  ...{ pad: null, liveness: { state: 'passed' }, verdicts: [], comparison: null, challenge: null },
  scale: null,
};
const summarise = (
  change: Partial<Judged> = {},
  decision: Parameters<typeof summariseCapture>[1] = accepted,
) => summariseCapture(evidence, decision, { ...judged, ...change });
const accepted = { outcome: 'accepted' } as const;

test('summariseCapture: nothing asked, the outcome and the frames', () => {
  const { outcome, fault, remedies, frames, goodFrames, liveness, match, elapsedMs } = summarise();
  assert.deepEqual([outcome, fault, remedies], ['accepted', null, []]);
  assert.deepEqual([frames, goodFrames, elapsedMs], [3, 2, 13]);
  assert.deepEqual([liveness, match], [null, null]);
});

test('summariseCapture: a refusal, with what it failed at and what the user can do', () => {
  const refused = summarise({}, { outcome: 'retry', fault: 'liveness', remedies: ['UseLiveCamera'] });
  assert.deepEqual(
    [refused.outcome, refused.fault, refused.remedies],
    ['retry', 'liveness', ['UseLiveCamera']],
  );
});

test('summariseCapture: the comparison, a match on the bound and none below it; without a scale, none is told', () => {
  assert.deepEqual(summarise({ comparison, scale: testScale }).match, {
    ...comparison,
    ...{ isMatch: true, score: testScale.score(0.5), matchProbability: testScale.matchProbability(0.5) },
  });
  const below = summarise({ comparison: { ...comparison, cosine: 0.49 }, scale: testScale });
  assert.equal(below.match?.isMatch, false);
  assert.equal(summarise({ comparison, scale: null }).match, null);
});

test('summariseCapture: liveness, by the bounds that this capture was held to', () => {
  const of = (meanLogit: number | null, context: number | null, state: 'passed' | 'unknown' = 'passed') => {
    const pad = { meanLogit, frames: 6, context };
    const liveness = state === 'passed' ? { state } : { state, remedies: [] };
    return summarise({ pad, liveness, verdicts: judgeSignals(factsAs({ pad })) }).liveness;
  };
  const { spoofBelow, acceptFrom, liveAbove, liveAboveNear, leastCaptureContext } = numbers;
  assert.deepEqual(of(0.5, 2.4), {
    ...{ isLive: true, zone: 'live', meanLogit: 0.5, frames: 6 },
    ...{ acceptFrom, spoofBelow, liveAbove },
  });
  const near = of(0.5, leastCaptureContext);
  assert.deepEqual([near?.zone, near?.liveAbove], ['uncertain', liveAboveNear]);
  const unseen = of(null, null, 'unknown');
  assert.deepEqual([unseen?.isLive, unseen?.zone], [false, null]);
});

test('summariseCapture: no verdict of the detector, its own bounds', () => {
  const { liveness } = summarise({ pad: { meanLogit: numbers.liveAbove, frames: 6 } });
  assert.deepEqual([liveness?.zone, liveness?.liveAbove], ['uncertain', numbers.liveAbove]);
});

test('presentLiveness: as the wire has it; null when it was not checked', () => {
  const pad = { meanLogit: 0, frames: numbers.minFrames };
  const seen = summarise({ pad });
  assert.deepEqual(presentLiveness(seen), {
    ...{ IsLive: true, Version: evidence.models.pad.id, Probability: 0.5, Score: 0, Quality: 2 / 3 },
    ...{ Error: null, ErrorId: null },
  });
  assert.equal(presentLiveness(summarise()), null);
});

test('presentLiveness: too few frames or no logit, an error with the reasons of the capture', () => {
  const of = (meanLogit: number | null, frames: number, reasons: string[] = []) =>
    presentLiveness({ ...summarise({ pad: { meanLogit, frames } }), reasons });
  const few = of(2, numbers.minFrames - 1, ['FaceTooSmall', 'Unsharp']);
  assert.deepEqual([few?.Error, few?.ErrorId], ['FaceTooSmall, Unsharp', 'E_FACE_NOT_USABLE']);
  const none = of(null, numbers.minFrames);
  assert.deepEqual([none?.Error, none?.ErrorId], ['TooFewGoodFrames', 'E_FACE_NOT_USABLE']);
  assert.deepEqual([none?.Probability, none?.Score], [0, 0]);
  const surer = of(2, numbers.minFrames);
  assert.ok(surer && surer.Probability > 0.88 && surer.Probability < 0.89 && surer.Score === 2);
});

test('presentLiveness: a record of a detector that this program does not know, one frame does', () => {
  const kept = summarise({ pad: { meanLogit: 2, frames: 1 } });
  const models = { ...kept.models, pad: { id: 'of an earlier version', sha256: '0' } };
  assert.equal(presentLiveness({ ...kept, models })?.Error, null);
  const none = { ...kept, models, liveness: { ...kept.liveness!, frames: 0 } };
  assert.equal(presentLiveness(none)?.ErrorId, 'E_FACE_NOT_USABLE');
});

test('presentLiveness: a capture without frames has no quality', () => {
  const kept = summarise({ pad: { meanLogit: 2, frames: 6 } });
  assert.equal(presentLiveness({ ...kept, frames: 0, goodFrames: 0 })?.Quality, 0);
});

test('presentMatch: verified only where the whole capture was accepted', () => {
  const matched = summarise({ comparison, scale: testScale });
  const { score: Score, matchProbability: MatchProbability } = matched.match!;
  assert.deepEqual(presentMatch(matched), { Verified: true, Score, MatchProbability });
  assert.equal(presentMatch({ ...matched, outcome: 'review' })?.Verified, false);
  assert.equal(presentMatch(summarise()), null);
});

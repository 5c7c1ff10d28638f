import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedFace, simulatedLikeness } from '@selfsame/face';
import { challengeAs, evidenceAs } from '../../test/shown-capture.ts';
import { testScale } from '../../test/test-scale.ts';
import type { ChallengeSummary } from './capture-summary.ts';
import type { ChallengeFault } from './challenge-fault.ts';
import { type AnsweredChallenge, type Demand, judgeCapture, judgeFailedDialogue } from './judge-capture.ts';

const ann = simulatedFace('ann', 128);
/** Six pictures of Ann, of which the detector says this. */
const picturesAt = (padLogit: number | null) =>
  evidenceAs(Array(6).fill({ padLogit }), {
    ...{ template: simulatedLikeness(ann, 'today'), portrait: 0, pad: { meanLogit: padLogit, frames: 6 } },
  });
const live = picturesAt(5);
const demand: Demand = {
  ...{ checkLiveness: true, comparison: null, attemptsLeft: 3, doubt: 'reject' },
  ...{ challenge: null, canTurn: false, copies: 0, replay: null },
};
const against = (reference: Float32Array, probe = live.template) => ({
  ...{ reference, probe, scale: testScale, model: 'of tests', falseMatchRate: 1e-4 },
});
const judge = (change: Partial<Demand>, evidence = live) =>
  judgeCapture(evidence, { ...demand, ...change }, testScale);

test('judgeCapture: nothing compared, accepted without a match; compared, with one', () => {
  const alone = judge({});
  assert.deepEqual([alone.decision, alone.summary.match], [{ outcome: 'accepted' }, null]);
  const { decision, summary } = judge({ comparison: against(ann) });
  assert.deepEqual(decision, { outcome: 'accepted' });
  assert.ok(summary.match && Math.abs(summary.match.cosine - 0.9) < 1e-6);
  assert.deepEqual(
    [summary.match.isMatch, summary.match.matchCosine, summary.match.falseMatchRate, summary.match.model],
    [true, 0.48, 1e-4, 'of tests'],
  );
});

test('judgeCapture: another face, or no picture that could be compared, a mismatch', () => {
  const mismatch = { outcome: 'rejected', fault: 'match', remedies: [] };
  const other = judge({ comparison: against(simulatedFace('bob', 128)) });
  assert.deepEqual([other.decision, other.summary.match?.isMatch], [mismatch, false]);
  const { decision, summary } = judge({ comparison: against(ann, null) });
  assert.deepEqual([decision, summary.match], [mismatch, null]);
});

test('judgeCapture: no template or no portrait, refused for quality', () => {
  for (const missing of [{ template: null }, { portrait: null }]) {
    const { decision } = judge({}, { ...live, ...missing });
    assert.deepEqual(decision, { outcome: 'retry', fault: 'quality', remedies: ['TryAgain'] });
  }
});

test('judgeCapture: a doubt, gone on with where a turn can be asked for and else as the tenant says', () => {
  const doubtful = picturesAt(-3.5);
  const outcome = (change: Partial<Demand>) => judge(change, doubtful).decision.outcome;
  assert.deepEqual(
    [outcome({ canTurn: true }), outcome({}), outcome({ doubt: 'review' }), outcome({ attemptsLeft: 1 })],
    ['continue', 'retry', 'review', 'rejected'],
  );
  const challenge = (canExtend: boolean) => ({
    ...{ challenge: { facts: challengeAs(), canExtend, padMean: 5, summary: challengeSummary } },
  });
  assert.deepEqual([outcome(challenge(true)), outcome(challenge(false))], ['continue', 'retry']);
  assert.equal(outcome({ ...challenge(false), canTurn: true }), 'retry', 'turns were asked for already');
});

const challengeSummary: ChallengeSummary = {
  ...{ turns: ['left', 'up', 'right'], turnsDone: 3, isExtended: false, fault: null, reactionsMs: [400] },
  ...{ padMean: 5, frames: 40, likeness: 0.8, replayOf: null },
};

test('judgeCapture: pictures after a challenge, its record and its doubts in the summary', () => {
  const answered: AnsweredChallenge = {
    ...{ facts: challengeAs({ likeness: 0.1 }), canExtend: false, padMean: 5, summary: challengeSummary },
  };
  const { decision, summary } = judge({ challenge: answered });
  assert.deepEqual(decision, { outcome: 'retry', fault: 'liveness', remedies: ['SamePersonThroughout'] });
  assert.deepEqual([summary.challenge, summary.liveness?.isLive], [challengeSummary, false]);
  assert.equal(judge({}).summary.challenge, null);
});

test('judgeFailedDialogue: refused for what it failed at, with attempts left or not; nothing was compared', () => {
  const failed = (fault: ChallengeFault, attemptsLeft: number, pad = { meanLogit: 5, frames: 30 }) =>
    judgeFailedDialogue(
      { evidence: live, facts: challengeAs({ fault }), pad, summary: challengeSummary, attemptsLeft },
      testScale,
    );
  const { decision, summary } = failed('late', 2);
  assert.deepEqual(decision, { outcome: 'retry', fault: 'quality', remedies: ['FollowPrompts'] });
  assert.deepEqual([summary.match, summary.challenge], [null, challengeSummary]);
  assert.deepEqual(failed('burst', 1).decision, {
    ...{ outcome: 'rejected', fault: 'liveness', remedies: ['UseLiveCamera'] },
  });
  assert.equal(failed('late', 2, { meanLogit: -9, frames: 30 }).summary.liveness?.zone, 'spoof');
});

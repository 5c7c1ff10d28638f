import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifests, padNumbersOf, refusalReasons } from '@selfsame/face';
import fc from 'fast-check';
import { type Asked, decideAsShown as decide, type Shown } from '../../test/shown-capture.ts';
import type { Decision } from './decide.ts';

const livenessPolicy = padNumbersOf(manifests.pad.id);

const logit = fc.double({ min: -20, max: 20, noNaN: true });
const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const facts: fc.Arbitrary<Shown> = fc.record({
  reasons: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...refusalReasons]) },
  ),
  hasTemplate: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
  pad: fc.record({ meanLogit: fc.option(logit, { freq: 8 }), frames: fc.integer({ min: 0, max: 24 }) }),
  challenge: fc.option(
    fc.record({
      fault: fc.option(fc.constantFrom('late', 'otherPerson', 'replayed'), { freq: 2 }),
      canExtend: fc.boolean(),
    }),
  ),
  cosine: fc.option(cosine, { freq: 8 }),
});
const policy: fc.Arbitrary<Asked> = fc.record({
  checkLiveness: fc.boolean(),
  matchCosine: fc.option(fc.double({ min: 0.1, max: 0.9, noNaN: true })),
  attemptsLeft: fc.integer({ min: 1, max: 3 }),
});
const always = (holds: (facts: Shown, policy: Asked, decision: Decision) => boolean) =>
  fc.assert(
    fc.property(facts, policy, (f, p) => holds(f, p, decide(f, p))),
    { numRuns: 2_000 },
  );
const implies = (condition: boolean, conclusion: boolean) => !condition || conclusion;

test('decide: a capture without a template or with a reason, never accepted', () => {
  always((f, _, { outcome }) => implies(!f.hasTemplate || f.reasons.length > 0, outcome !== 'accepted'));
});

test('decide: liveness asked and the logit missing, over too few frames or below the floor, never accepted', () => {
  always(({ pad }, { checkLiveness }, { outcome }) => {
    const isLive =
      pad.meanLogit !== null &&
      pad.frames >= livenessPolicy.minFrames &&
      pad.meanLogit >= livenessPolicy.acceptFrom;
    return implies(checkLiveness && !isLive, outcome !== 'accepted');
  });
});

test('decide: compared and below the threshold or not comparable, never accepted', () => {
  always((f, p, { outcome }) =>
    implies(
      p.matchCosine !== null && (f.cosine === null || f.cosine < p.matchCosine),
      outcome !== 'accepted',
    ),
  );
});

test('decide: a NaN from a broken model, never accepted', () => {
  const good: Shown = {
    reasons: [],
    hasTemplate: true,
    pad: { meanLogit: 5, frames: 6 },
    challenge: null,
    cosine: 0.9,
  };
  const asked: Asked = { checkLiveness: true, matchCosine: 0.5, attemptsLeft: 3 };
  assert.equal(decide(good, asked).outcome, 'accepted');
  assert.notEqual(decide({ ...good, pad: { meanLogit: Number.NaN, frames: 6 } }, asked).outcome, 'accepted');
  assert.notEqual(decide({ ...good, cosine: Number.NaN }, asked).outcome, 'accepted');
});

test('decide: a usable, live and matching capture, always accepted', () => {
  always((f, p, { outcome }) =>
    implies(
      f.hasTemplate &&
        f.reasons.length === 0 &&
        f.challenge === null &&
        (!p.checkLiveness || ((f.pad.meanLogit ?? -99) >= livenessPolicy.acceptFrom && f.pad.frames >= 5)) &&
        (p.matchCosine === null || (f.cosine ?? -1) >= p.matchCosine),
      outcome === 'accepted',
    ),
  );
});

test('decide: the last attempt, never retried', () => {
  always((_, p, { outcome }) => implies(p.attemptsLeft === 1, outcome !== 'retry'));
});

test('decide: attempts left, rejected for a mismatch alone', () => {
  always((_, p, decision) =>
    implies(
      p.attemptsLeft > 1 && decision.outcome === 'rejected',
      'fault' in decision && decision.fault === 'match',
    ),
  );
});

test('decide: a retry, always says what to do', () => {
  always((_, __, decision) => decision.outcome !== 'retry' || decision.remedies.length > 0);
});

const rank = { rejected: 0, retry: 1, continue: 1, review: 1, accepted: 2 } as const;

test('decide: a higher cosine, never a worse outcome', () => {
  fc.assert(
    fc.property(facts, policy, cosine, cosine, (f, p, a, b) => {
      const low = decide({ ...f, cosine: Math.min(a, b) }, p);
      const high = decide({ ...f, cosine: Math.max(a, b) }, p);
      return rank[high.outcome] >= rank[low.outcome];
    }),
    { numRuns: 2_000 },
  );
});

test('decide: a higher liveness logit, never from accepted to refused', () => {
  fc.assert(
    fc.property(facts, policy, logit, logit, (f, p, a, b) => {
      const at = (meanLogit: number) => decide({ ...f, pad: { ...f.pad, meanLogit } }, p).outcome;
      return at(Math.min(a, b)) !== 'accepted' || at(Math.max(a, b)) === 'accepted';
    }),
    { numRuns: 2_000 },
  );
});

test('decide: liveness failed and attempts left, the answer does not tell whether the face matches', () => {
  fc.assert(
    fc.property(cosine, cosine, fc.integer({ min: 2, max: 3 }), (a, b, attemptsLeft) => {
      const at = (value: number) => {
        const { outcome, ...rest } = decide(
          {
            reasons: [],
            hasTemplate: true,
            pad: { meanLogit: -6, frames: 6 },
            challenge: null,
            cosine: value,
          },
          { checkLiveness: true, matchCosine: 0.5, attemptsLeft },
        );
        return { outcome, remedies: 'remedies' in rest ? rest.remedies : [] };
      };
      assert.deepEqual(at(a), at(b));
    }),
  );
});

test('decide: the zone between spoof and live, judged at the operating point', () => {
  const at = (meanLogit: number) =>
    decide(
      { reasons: [], hasTemplate: true, pad: { meanLogit, frames: 5 }, challenge: null, cosine: null },
      { checkLiveness: true, matchCosine: null, attemptsLeft: 2 },
    ).outcome;
  assert.equal(at(livenessPolicy.acceptFrom), 'accepted');
  assert.equal(at(livenessPolicy.acceptFrom - 0.001), 'retry');
});

test('decide: a fault after the challenge, never accepted, and the answer does not tell whether the face matches', () => {
  always((f, p, decision) => {
    if (!f.challenge?.fault) return true;
    const other = decide({ ...f, cosine: -1 }, p);
    assert.deepEqual(other, decision);
    return decision.outcome !== 'accepted' && decision.outcome !== 'continue';
  });
});

test('decide: doubtful after an active challenge, one more step and then the operating point; never a silent pass', () => {
  const at = (meanLogit: number, canExtend: boolean) =>
    decide(
      {
        reasons: [],
        hasTemplate: true,
        pad: { meanLogit, frames: 6 },
        challenge: { fault: null, canExtend },
        cosine: null,
      },
      { checkLiveness: true, matchCosine: null, attemptsLeft: 2 },
    ).outcome;
  for (const doubtful of [livenessPolicy.spoofBelow, -3.5, -1, livenessPolicy.liveAbove]) {
    assert.equal(at(doubtful, true), 'continue');
    assert.equal(at(doubtful, false), doubtful >= livenessPolicy.acceptFrom ? 'accepted' : 'retry');
  }
  assert.equal(at(livenessPolicy.liveAbove + 0.01, true), 'accepted');
  assert.equal(at(livenessPolicy.spoofBelow - 0.01, true), 'retry');
});

test('decide: in doubt after everything was asked, the tenant’s policy; whether the face matches is not told', () => {
  const at = (doubt: 'reject' | 'review', cosine: number, attemptsLeft = 2) =>
    decide(
      {
        reasons: [],
        hasTemplate: true,
        pad: { meanLogit: -3.5, frames: 6 },
        challenge: { fault: null, canExtend: false },
        cosine,
      },
      { checkLiveness: true, matchCosine: 0.5, attemptsLeft, doubt },
    ).outcome;
  assert.deepEqual([at('reject', 0.9), at('reject', 0.9, 1)], ['retry', 'rejected']);
  assert.deepEqual(
    [at('review', 0.9), at('review', 0.1), at('review', 0.9, 1)],
    ['review', 'review', 'review'],
  );
});

test('decide: only a doubt is reviewed; what failed, could not be measured or was not answered is refused', () => {
  always((f, p) => {
    const { outcome } = decide(f, { ...p, doubt: 'review' });
    const isDoubtful =
      f.hasTemplate &&
      f.reasons.length === 0 &&
      !f.challenge?.fault &&
      p.checkLiveness &&
      f.pad.meanLogit !== null &&
      f.pad.frames >= livenessPolicy.minFrames &&
      f.pad.meanLogit >= livenessPolicy.spoofBelow &&
      f.pad.meanLogit <= livenessPolicy.liveAbove;
    return implies(outcome === 'review', isDoubtful);
  });
});

test('decide: on the threshold, a match', () => {
  const shown: Shown = {
    ...{ reasons: [], hasTemplate: true, pad: { meanLogit: 5, frames: 6 }, challenge: null, cosine: 0.5 },
  };
  const asked: Asked = { checkLiveness: true, matchCosine: 0.5, attemptsLeft: 2 };
  assert.deepEqual(decide(shown, asked), { outcome: 'accepted' });
});

test('decide: failed or in doubt, the record says whether the face did not match either', () => {
  const faultAt = (meanLogit: number, cosine: number, challenge: Shown['challenge'] = null) => {
    const decision = decide(
      { reasons: [], hasTemplate: true, pad: { meanLogit, frames: 6 }, challenge, cosine },
      { checkLiveness: true, matchCosine: 0.5, attemptsLeft: 2 },
    );
    return 'fault' in decision && decision.fault;
  };
  assert.deepEqual([faultAt(-6, 0.9), faultAt(-6, 0.1)], ['liveness', 'matchAndLiveness']);
  const asked = { fault: null, canExtend: false };
  assert.deepEqual([faultAt(-3.5, 0.9, asked), faultAt(-3.5, 0.1, asked)], ['liveness', 'matchAndLiveness']);
});

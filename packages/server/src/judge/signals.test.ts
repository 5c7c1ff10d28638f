import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { builtInEmbedder } from '@selfsame/face';
import fc from 'fast-check';
import { challengeAs, factsAs } from '../../test/shown-capture.ts';
import { type ChallengeFault, challengeFaults } from './challenge-fault.ts';
import type { LivenessFacts } from './liveness-facts.ts';
import { atLeast, atMost, placeValue } from './signal.ts';
import { judgeSignals, signals } from './signals.ts';
import { weighVerdicts } from './weigh-verdicts.ts';

function verdict(facts: LivenessFacts, name: string) {
  const found = judgeSignals(facts).find((one) => one.name === name);
  assert.ok(found, name);
  return found;
}
const results = (facts: LivenessFacts) =>
  judgeSignals(facts)
    .filter(({ result }) => result !== 'notAsked')
    .map(({ name, result }) => `${name} ${result}`)
    .join(', ');

test('signals: each row, a name of its own, texts and a source', () => {
  assert.equal(new Set(signals.map(({ name }) => name)).size, signals.length);
  for (const { name, shows, doesNotShow, source } of signals)
    for (const text of [shows, doesNotShow, source]) assert.ok(text.length > 20, name);
});

test('judgeSignal: a model without bounds of its own, an error and never a verdict', () => {
  const { models } = factsAs();
  const other = factsAs({ models: { ...models, pad: { id: 'another', sha256: '0' } } });
  assert.throws(() => judgeSignals(other), /detector another has no bounds/);
});

test('placeValue: on a bound, better and worse than it, either way round; NaN fails', () => {
  const bounds = { better: 'higher', fail: -4, doubt: 0, settle: -3 } as const;
  assert.deepEqual(
    [-4.01, -4, 0, 0.01, Number.NaN].map((value) => placeValue(value, bounds)),
    ['failed', 'doubted', 'doubted', 'passed', 'failed'],
  );
  assert.deepEqual(
    [0.39, 0.4].map((value) => placeValue(value, atLeast(0.4))),
    ['failed', 'passed'],
  );
  assert.deepEqual(
    [5, 6].map((value) => placeValue(value, atMost(5))),
    ['passed', 'failed'],
  );
});

test('detector: the less surrounds the face, the surer it must be to be live without a doubt', () => {
  const at = (context: number | null, meanLogit: number) =>
    verdict(factsAs({ pad: { meanLogit, frames: 6, context } }), 'detector');
  assert.deepEqual(
    [1.8, 2.1, 2.4, 4, null].map((context) => at(context, 5).bounds?.doubt),
    [1, 0.5, 0, 0, 0],
  );
  assert.equal(at(1.8, 0.7).result, 'doubted', 'a replay on a phone that was measured');
  assert.equal(at(2.4, 0.7).result, 'passed');
  assert.equal(at(1.8, 4).result, 'passed');
  assert.equal(at(1.8, -4.1).result, 'failed');
});

test('seenWay: a turn that a slow stream did not show is a doubt, settled while another was shown', () => {
  const state = (turnsUnseen: number, canGoOn: boolean) =>
    weighVerdicts(judgeSignals(factsAs({ challenge: challengeAs({ turns: 3, turnsUnseen }) })), canGoOn)
      .state;
  assert.equal(state(0, true), 'passed');
  assert.equal(state(1, true), 'doubted');
  assert.equal(state(2, false), 'passed');
  assert.equal(state(3, false), 'doubted');
});

test('judgeSignals: what turned faces leave unexplained, passed above the line; below it, and where it is unknown, a doubt', () => {
  const compared = { bounds: 'of tests', turns: [], margin1: 0.1, margin2: 0.1, floor: -7 };
  const found = (change: Partial<Record<keyof typeof compared, unknown>>) => {
    const facts = factsAs({ challenge: challengeAs({ residue: { ...compared, ...(change as object) } }) });
    const named = ['unexplainedRest', 'unexplainedDetail', 'stillness'].map((name) => verdict(facts, name));
    const { state } = weighVerdicts(judgeSignals(facts), true);
    return [...named.map(({ result }) => result), state].join(' ');
  };
  assert.equal(found({}), 'passed passed passed passed');
  assert.equal(found({ margin1: -0.01 }), 'doubted passed passed doubted');
  assert.equal(found({ margin2: -0.01 }), 'passed doubted passed doubted');
  assert.equal(found({ floor: -7.5 }), 'passed passed doubted passed');
  assert.equal(found({ margin1: null }), 'unknown passed passed doubted');
  assert.equal(found({ floor: null }), 'passed passed unknown passed');
  const still = factsAs({ challenge: challengeAs({ residue: { ...compared, margin1: -0.01 } }) });
  assert.equal(weighVerdicts(judgeSignals(still), false).state, 'doubted', 'nothing settles it');
});

test('judgeSignals: a passive capture, the detector and the face; nothing else was asked', () => {
  assert.equal(results(factsAs()), 'detector passed, oneFace passed');
  assert.equal(results(factsAs({ pad: null })), 'oneFace passed');
});

test('judgeSignals: an answered challenge, each signal with its value and bound', () => {
  const replay = { attemptId: null, frames: 2, needed: 6 };
  const facts = factsAs({ challenge: challengeAs({ likeness: 0.7 }), replay });
  assert.equal(
    results(facts),
    'detector passed, turns passed, seenWay passed, stream passed, samePerson passed, oneFace passed, replay passed',
  );
  const held = judgeSignals(facts).map(({ name, value, bounds, model }) => [
    name,
    value,
    bounds?.fail ?? null,
    model,
  ]);
  assert.deepEqual(held, [
    ['detector', 6, -4, 'fr-minifasnet-128-1'],
    ['turns', 3, 3, null],
    ['seenWay', 0, null, null],
    ['stream', 40, limits.stepFrames, null],
    ['unexplainedRest', null, null, null],
    ['unexplainedDetail', null, null, null],
    ['stillness', null, null, null],
    ['turnedView', null, null, null],
    ['turnedNotFrontal', null, null, null],
    ['samePerson', 0.7, 0.4, 'fr-mobilefacenet-512-1'],
    ['oneFace', 0.9, null, null],
    ['distinctPictures', null, null, null],
    ['replay', 2, 5, null],
    ['flash', null, null, null],
  ]);
});

test('judgeSignals: every fault of a challenge, told by the signal it belongs to and refused at once', () => {
  for (const fault of Object.keys(challengeFaults) as ChallengeFault[]) {
    const rule = challengeFaults[fault];
    const verdicts = judgeSignals(factsAs({ challenge: challengeAs({ fault, turnsDone: 1 }) }));
    const failed = verdicts.filter((one) => one.fault === fault);
    assert.deepEqual(
      failed.map(({ name, result }) => [name, result]),
      [[rule.signal, 'failed']],
    );
    const { countsAs, remedies } = rule;
    assert.deepEqual(weighVerdicts(verdicts, true), { state: 'refused', countsAs, remedies });
  }
});

test('judgeSignals: a flash, its own result; inconclusive leaves it to the turns', () => {
  const flash = (result: 'pass' | 'fail' | 'inconclusive') =>
    factsAs({
      challenge: challengeAs({
        flash: { result, reason: null, r: 0.5, k: 0.01, ratio: null, lagMs: 60, frames: 60 },
      }),
    });
  assert.equal(verdict(flash('pass'), 'flash').result, 'passed');
  assert.equal(verdict(flash('fail'), 'flash').result, 'failed');
  const { result, value, countedAs } = verdict(flash('inconclusive'), 'flash');
  assert.deepEqual([result, value, countedAs], ['doubted', 0.5, 'nothing']);
  assert.equal(weighVerdicts(judgeSignals(flash('inconclusive')), false).state, 'passed');
});

test('judgeSignals: pictures of another face or shown before, failed by the value alone', () => {
  const other = factsAs({ challenge: challengeAs({ likeness: 0.39 }) });
  assert.deepEqual(weighVerdicts(judgeSignals(other), false), {
    state: 'failed',
    remedies: ['SamePersonThroughout'],
  });
  const seen = factsAs({ replay: { attemptId: 'a', frames: 6, needed: 6 } });
  assert.equal(verdict(seen, 'replay').result, 'failed');
  assert.equal(weighVerdicts(judgeSignals(seen), false).state, 'failed');
});

test('weighVerdicts: a doubt, as long as something can be asked; then held to the operating point', () => {
  const at = (meanLogit: number, canGoOn: boolean) =>
    weighVerdicts(judgeSignals(factsAs({ pad: { meanLogit, frames: 6 } })), canGoOn).state;
  assert.deepEqual([at(-1, true), at(-1, false), at(-3.5, false)], ['doubted', 'passed', 'doubted']);
  assert.deepEqual([at(-4.1, true), at(0.1, true)], ['failed', 'passed']);
});

test('weighVerdicts: a worse value of any signal, never a better state', () => {
  const order = ['refused', 'failed', 'unknown', 'doubted', 'passed'];
  const value = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(
      value,
      value,
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.boolean(),
      (a, b, likeness, goOn) => {
        const at = (meanLogit: number) =>
          order.indexOf(
            weighVerdicts(
              judgeSignals(factsAs({ pad: { meanLogit, frames: 6 }, challenge: challengeAs({ likeness }) })),
              goOn,
            ).state,
          );
        return at(Math.min(a, b)) <= at(Math.max(a, b));
      },
    ),
    { numRuns: 500 },
  );
});

test('judgeSignal: what passed, counts as nothing and asks nothing of anybody', () => {
  const { value, bounds, model, ...passed } = verdict(factsAs({ challenge: challengeAs() }), 'turns');
  const nothing = { fault: null, countedAs: 'nothing', remedies: [] };
  assert.deepEqual(passed, { name: 'turns', result: 'passed', ...nothing });
  assert.deepEqual([value, bounds?.fail, model], [3, 3, null]);
});

const compared = (toTurned: number, toFrontal: number) => ({ turn: 'left', toTurned, toFrontal }) as const;
const viewed = (...views: ReturnType<typeof compared>[]) => factsAs({ challenge: challengeAs({ views }) });

test('turnedView: the mean over the turns that were compared; none of them, a doubt', () => {
  const { near } = builtInEmbedder.numbers.views!;
  const good = verdict(viewed(compared(near, 0.2), compared(near + 0.1, 0.4)), 'turnedView');
  assert.deepEqual([good.result, good.bounds?.doubt], ['passed', near]);
  assert.ok(Math.abs(good.value! - (near + 0.05)) < 1e-9);
  assert.equal(
    verdict(viewed(compared(near + 0.1, 0), compared(near - 0.3, 0)), 'turnedView').result,
    'doubted',
  );
  const none = verdict(viewed(), 'turnedView');
  assert.deepEqual([none.result, none.value, none.countedAs], ['unknown', null, 'doubt']);
});

test('turnedNotFrontal: how much nearer the side is, as evidence alone', () => {
  const { value, countedAs } = verdict(viewed(compared(0.7, 0.4), compared(0.5, 0.6)), 'turnedNotFrontal');
  assert.ok(value !== null && Math.abs(value - 0.1) < 1e-9);
  assert.equal(countedAs, 'nothing');
  assert.equal(verdict(viewed(compared(0.1, 0.9)), 'turnedNotFrontal').countedAs, 'nothing');
});

test('turnedView: an embedder whose turned views have no bounds, measured and held to nothing', () => {
  const facts = { ...viewed(compared(0.1, 0.2)), embedder: { ...builtInEmbedder.numbers, views: null } };
  const { result, value, bounds, countedAs, remedies } = verdict(facts, 'turnedView');
  assert.deepEqual([result, value, bounds, countedAs, remedies], ['notAsked', 0.1, null, 'nothing', []]);
});

test('oneFace: failed where the pictures show several, whether or not there is a mean; of one photo, not asked', () => {
  const of = (facts: Partial<LivenessFacts>) => verdict(factsAs(facts), 'oneFace');
  assert.equal(of({}).result, 'passed');
  for (const identityFloor of [0.2, null]) {
    const { result, countedAs, remedies } = of({ identityFloor, isOneFace: false });
    assert.deepEqual([result, countedAs, remedies], ['failed', 'quality', ['SamePersonThroughout']]);
  }
  assert.equal(of({ identityFloor: null }).result, 'notAsked');
  assert.equal(of({ setting: 'photo' }).result, 'notAsked');
});

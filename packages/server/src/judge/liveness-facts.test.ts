import assert from 'node:assert/strict';
import { test } from 'node:test';
import { challengeAs, evidenceAs } from '../../test/shown-capture.ts';
import { testScale } from '../../test/test-scale.ts';
import { type MeasuredCapture, readFacts, readPad } from './liveness-facts.ts';

const unsharp = { reasons: ['Unsharp'] as const };

test('readPad: live frames spoilt on purpose around good spoof frames, the spoof counts', () => {
  const spoof = { padLogit: -7 };
  const spoilt = { padLogit: 9, ...unsharp };
  const mixed = evidenceAs([spoof, spoilt, spoof, spoilt, spoilt], { pad: { meanLogit: 2.6, frames: 5 } });
  assert.deepEqual([readPad(mixed).meanLogit, readPad(mixed).frames], [-7, 5]);
});

test('readPad: spoilt spoof frames around good live ones, the lower mean of all counts', () => {
  const frames = [{ padLogit: 5 }, { padLogit: 5 }, { padLogit: -9, ...unsharp }];
  assert.equal(readPad(evidenceAs(frames, { pad: { meanLogit: -2, frames: 3 } })).meanLogit, -2);
});

test('readPad: a good frame of which the detector says nothing, counts for nothing', () => {
  const frames = [{ padLogit: 4 }, { padLogit: null }, { padLogit: 6 }];
  assert.equal(readPad(evidenceAs(frames, { pad: { meanLogit: 5.5, frames: 2 } })).meanLogit, 5);
});

test('readPad: no good frame with a logit, or none at all: unknown, however the others look', () => {
  const spoilt = evidenceAs([{ padLogit: 5, ...unsharp }], { pad: { meanLogit: 5, frames: 1 } });
  assert.equal(readPad(spoilt).meanLogit, null);
  const unseen = evidenceAs([{ padLogit: 5 }], { pad: { meanLogit: null, frames: 0 } });
  assert.equal(readPad(unseen).meanLogit, null);
});

test('readPad: what surrounds the face, the mean over the frames that the detector judged', () => {
  const contextOf = (...frames: Parameters<typeof evidenceAs>[0]) => readPad(evidenceAs(frames)).context;
  assert.equal(contextOf({ context: 2 }, { context: 3 }, { context: 9, padLogit: null }), 2.5);
  assert.equal(contextOf({ context: null }, { context: 3 }), 3);
  assert.equal(contextOf({ padLogit: null }), null);
});

const asked: MeasuredCapture = { checkLiveness: true, challenge: null, copies: 2, replay: null };
const live = evidenceAs([{ padLogit: 4 }, { padLogit: 6 }], { pad: { meanLogit: 5, frames: 2 } });

test('readFacts: liveness not asked, neither the detector nor copies', () => {
  const { pad, copies } = readFacts(live, asked, testScale);
  assert.deepEqual([pad?.meanLogit, copies], [5, 2]);
  const unasked = readFacts(live, { ...asked, checkLiveness: false }, testScale);
  assert.deepEqual([unasked.pad, unasked.copies], [null, null]);
});

test('readFacts: frames of a dialogue count like the pictures, and the lower mean speaks', () => {
  const facts = challengeAs();
  const after = (padMean: number | null, evidence = live) =>
    readFacts(evidence, { ...asked, challenge: { facts, padMean } }, testScale);
  assert.deepEqual(
    [-1, 8, null].map((padMean) => after(padMean).pad?.meanLogit),
    [-1, 5, 5],
  );
  assert.deepEqual([after(1).setting, after(1).challenge], ['active', facts]);
  const unseen = evidenceAs([{ padLogit: null }], { pad: { meanLogit: null, frames: 0 } });
  assert.equal(
    after(3, unseen).pad?.meanLogit,
    null,
    'the dialogue lends nothing to pictures without a logit',
  );
});

test('readFacts: no dialogue, a passive capture of which all pictures show one face, or not', () => {
  const { setting, challenge, isOneFace, identityFloor } = readFacts(live, asked, testScale);
  assert.deepEqual([setting, challenge, isOneFace, identityFloor], ['passive', null, true, 1]);
  const mixed = readFacts({ ...live, reasons: ['IdentityInconsistent'] }, asked, testScale);
  assert.equal(mixed.isOneFace, false);
});

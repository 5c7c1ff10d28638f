import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaptureState } from '@selfsame/contract';
import fc from 'fast-check';
import { play, refused, toUpload, verification } from '../../test/machine-play.ts';
import { pendingSession } from '../../test/sessions.ts';
import { cameraProblems } from '../camera/camera-problem.ts';
import { hints } from '../guidance/guidance.ts';
import { advance, begin, isLive } from './machine.ts';
import { pageOf } from './session-end.ts';
import type { CaptureEvent, PageModel, Transition } from './states.ts';

test('advance: agreeing without colours, is remembered for every attempt', () => {
  const intro = advance(begin({ link: 'own', stuck: false, passkeys: 'able' }).model, {
    type: 'opened',
    session: pendingSession(),
    flashes: true,
  }).model;
  assert.ok(intro.flashes && !intro.calm);
  assert.equal(advance(intro, { type: 'agree', calm: true }).model.calm, true);
  assert.equal(advance(intro, { type: 'agree' }).model.calm, false);
});

test('advance: a selfie from link to success, asks for each thing once and in order', () => {
  const done: CaptureEvent = {
    type: 'answered',
    outcome: 'accepted',
    remedies: [],
    session: pendingSession({ status: 1, page: 'verifiedPage' }),
  };
  const { model, effects } = play([...toUpload, { type: 'progress', fraction: 0.5 }, done]);
  assert.deepEqual(effects, ['openSession', 'startCamera', 'capture', 'restCamera', 'upload', 'stopCamera']);
  assert.deepEqual(model.state, { name: 'done', end: 'success', page: 'verifiedPage' });
});

test('begin: an address without parameters, lands without asking the server', () => {
  const { model, effects } = begin({ link: null, stuck: false, passkeys: 'able' });
  assert.equal(model.state.name, 'landing');
  assert.deepEqual(effects, []);
});

test('advance: i and t mixed up, says so', () => {
  assert.equal(play([refused('E_LINK_KIND_MISMATCH')]).model.state.name, 'wrong-link');
});

test('advance: a refused capture, offers another one until the server names an end', () => {
  const retry: CaptureEvent = {
    type: 'answered',
    outcome: 'retry',
    remedies: ['MoreLight', 'LookStraight'],
    session: pendingSession({ attemptsLeft: 2 }),
  };
  const first = play([...toUpload, retry]);
  assert.deepEqual(first.model.state, { name: 'retry', remedies: ['MoreLight', 'LookStraight'] });
  assert.equal(first.model.session?.attemptsLeft, 2);
  assert.equal(play([{ type: 'again' }], first).model.state.name, 'starting');
  const over = { ...retry, session: pendingSession({ status: 2, page: 'transactionMaxAttemptsPage' }) };
  assert.deepEqual(play([...toUpload, over]).model.state, {
    name: 'done',
    end: 'maxAttempts',
    page: 'transactionMaxAttemptsPage',
  });
});

test('advance: a verification, shows what is approved first and asks consent before the camera', () => {
  const opened = play([{ type: 'opened', session: verification() }]);
  assert.deepEqual(opened.model.state, { name: 'approval', busy: null });
  const accepting = play([{ type: 'accept' }], opened);
  assert.deepEqual(accepting.model.state, { name: 'approval', busy: 'accept' });
  const accepted = play([{ type: 'decided', session: verification({ approved: true }) }], accepting);
  assert.equal(accepted.model.state.name, 'intro');
  assert.deepEqual(accepted.effects, ['openSession', 'accept']);
});

test('advance: a verification that was approved before, here or on another device, begins with the consent', () => {
  const opened = play([{ type: 'opened', session: verification({ approved: true }) }]);
  assert.equal(opened.model.state.name, 'intro');
});

test('advance: a server that knows of no approval, shows what is to be approved', () => {
  const { model, effects } = play([...toUpload, refused('E_APPROVAL_REQUIRED')]);
  assert.deepEqual(model.state, { name: 'approval', busy: null });
  assert.equal(effects.at(-1), 'stopCamera');
});

test('advance: a verification that needs no picture, is accepted without camera', () => {
  const { model, effects } = play([
    { type: 'opened', session: verification({ needsCapture: false }) },
    { type: 'accept' },
    { type: 'decided', session: verification({ status: 1, page: 'verifiedPage' }) },
  ]);
  assert.deepEqual(effects, ['openSession', 'accept', 'stopCamera']);
  assert.equal(model.state.name === 'done' && model.state.end, 'success');
});

test('advance: declining, never asks for the camera', () => {
  const { model, effects } = play([
    { type: 'opened', session: verification() },
    { type: 'decline' },
    { type: 'decided', session: verification({ status: 2, page: 'verifyDeclinedPage' }) },
  ]);
  assert.ok(!effects.includes('startCamera'));
  assert.equal(model.state.name === 'done' && model.state.end, 'declined');
});

test('advance: an attempt that the server had closed, is renewed silently at most twice', () => {
  const renewed = play([...toUpload, refused('E_ATTEMPT_NOT_OPEN')]);
  assert.equal(renewed.model.state.name, 'starting');
  const again = [...toUpload.slice(2), refused('E_ATTEMPT_NOT_OPEN')];
  assert.equal(play([...again, ...again], renewed).model.state.name, 'interrupted');
});

test('advance: a lost connection during upload, sends the same evidence again', () => {
  const lost = play([...toUpload, { type: 'failed', problem: { kind: 'network' } }]);
  assert.deepEqual(lost.model.state, { name: 'interrupted', during: 'upload', cause: 'network' });
  const resumed = advance(lost.model, { type: 'again' });
  assert.deepEqual(resumed.effects, ['upload']);
});

test('advance: the page hidden while live, stops the camera and starts afresh on return', () => {
  const live = play(toUpload.slice(0, 4));
  const paused = advance(live.model, { type: 'hidden' });
  assert.deepEqual([paused.model.state.name, paused.effects], ['paused', ['stopCamera']]);
  assert.deepEqual(advance(paused.model, { type: 'shown' }).effects, ['startCamera']);
});

test('advance: the page hidden while uploading, lets the upload go on', () => {
  const uploading = play(toUpload);
  assert.deepEqual(advance(uploading.model, { type: 'hidden' }), { model: uploading.model, effects: [] });
});

test('pageOf: camera problems, only a missing camera has a name on the wire', () => {
  for (const problem of cameraProblems) {
    const { model } = play([toUpload[0]!, toUpload[1]!, { type: 'cameraFailed', problem }]);
    assert.equal(pageOf(model), problem === 'notFound' ? 'videoDeviceNotFoundPage' : null);
  }
});

const session = fc.record({
  purpose: fc.constantFrom('selfie', 'enrolment', 'verification'),
  approved: fc.boolean(),
  needsCapture: fc.boolean(),
  page: fc.constantFrom(null, null, null, 'verifiedPage', 'verifyDeclinedPage', 'transactionMaxAttemptsPage'),
}) as fc.Arbitrary<Partial<CaptureState>>;

const anyEvent: fc.Arbitrary<CaptureEvent> = fc.oneof(
  fc.constantFrom<CaptureEvent>(
    ...(
      [
        'agree',
        'accept',
        'decline',
        'leave',
        'stay',
        'again',
        'takePhoto',
        'hidden',
        'shown',
        'cameraReady',
      ] as const
    ).map((type): CaptureEvent => ({ type })),
    { type: 'manualOffered' },
    { type: 'captured' },
    { type: 'progress', fraction: 0.4 },
    refused('E_ATTEMPT_NOT_OPEN'),
    refused('E_LINK_NOT_VALID'),
    { type: 'failed', problem: { kind: 'network' } },
    { type: 'failed', problem: { kind: 'timeout' } },
  ),
  fc.constantFrom(...cameraProblems).map((problem): CaptureEvent => ({ type: 'cameraFailed', problem })),
  fc.constantFrom(...hints).map((hint): CaptureEvent => ({ type: 'faceLost', hint })),
  fc
    .tuple(fc.constantFrom(null, null, ...hints), fc.boolean())
    .map(([hint, held]): CaptureEvent => ({ type: 'judged', hint, held: hint === null && held })),
  session.map((changes): CaptureEvent => ({ type: 'opened', session: pendingSession(changes) })),
  session.map((changes): CaptureEvent => ({ type: 'decided', session: pendingSession(changes) })),
  fc.tuple(session, fc.constantFrom('accepted', 'retry', 'rejected')).map(
    ([changes, outcome]): CaptureEvent => ({
      type: 'answered',
      outcome,
      remedies: [],
      session: pendingSession(changes),
    }),
  ),
);

/** Runs any events and hands each step to a check. */
function always(check: (before: PageModel, event: CaptureEvent, after: Transition) => void): void {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      let { model } = begin({ link: 'own', stuck: false, passkeys: 'able' });
      for (const event of events) {
        const after = advance(model, event);
        check(model, event, after);
        model = after.model;
      }
    }),
    { numRuns: 400 },
  );
}

test('advance: any events, the camera is first asked for by the consent button', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      let { model } = begin({ link: 'own', stuck: false, passkeys: 'able' });
      for (const event of events) {
        const after = advance(model, event);
        if (after.effects.includes('startCamera')) {
          assert.equal(event.type, 'agree');
          return;
        }
        model = after.model;
      }
    }),
    { numRuns: 400 },
  );
});

test('advance: any events, no live state is left for a screen without stopping or resting the camera', () => {
  always((before, _event, { model, effects }) => {
    if (!isLive(before.state) || isLive(model.state)) return;
    const isCared =
      effects.includes('stopCamera') || effects.includes('restCamera') || effects.includes('startCamera');
    assert.ok(isCared, `${before.state.name} → ${model.state.name}: ${effects}`);
  });
});

test('advance: any events, nothing leaves an end', () => {
  always((before, _event, { model, effects }) => {
    if (before.state.name !== 'done' && before.state.name !== 'wrong-link') return;
    assert.equal(model, before);
    assert.deepEqual(effects, []);
  });
});

test('advance: any events, success is shown only when the server said accepted or named its page', () => {
  always((before, event, { model }) => {
    if (model.state.name !== 'done' || model.state.end !== 'success' || before === model) return;
    assert.ok('session' in event);
    const isAccepted = event.type === 'answered' && event.outcome === 'accepted';
    assert.ok(isAccepted || event.session.page === 'verifiedPage');
  });
});

const capturing = toUpload.slice(0, -1);
const ask = { step: 'left', done: 1, turns: 3, progress: 0, hint: null, color: null } as const;

test('advance: what the challenge asks, shown while capturing; the same again changes nothing', () => {
  const { model } = play([...capturing, { type: 'asked', ask }]);
  assert.deepEqual(model.state, { name: 'capturing', checked: true, ask });
  assert.equal(advance(model, { type: 'asked', ask: { ...ask } }).model, model);
  const positioned = play(capturing.slice(0, 3)).model;
  assert.equal(advance(positioned, { type: 'asked', ask }).model, positioned);
});

test('advance: the device turned while the challenge runs, voids it and starts again', () => {
  const { model, effects } = play([...capturing, { type: 'asked', ask }, { type: 'rotated' }]);
  assert.equal(model.state.name, 'starting');
  assert.equal(effects.at(-1), 'startCamera');
});

test('advance: a challenge that the server ended, leads to its remedies without an upload', () => {
  const { model, effects } = play([
    ...capturing,
    { type: 'asked', ask },
    { type: 'answered', outcome: 'retry', remedies: ['FollowPrompts'], session: pendingSession() },
  ]);
  assert.deepEqual(model.state, { name: 'retry', remedies: ['FollowPrompts'] });
  assert.ok(!effects.includes('upload') && effects.at(-1) === 'restCamera');
});

test('advance: a further turn asked after the upload, back to the camera and nobody is told off', () => {
  const { model, effects } = play([
    ...toUpload,
    { type: 'answered', outcome: 'continue', remedies: [], session: pendingSession() },
  ]);
  assert.equal(model.state.name, 'starting');
  assert.equal(effects.at(-1), 'startCamera');
});

test('advance: a capture in doubt that people look at, said so and nothing more asked; the same after a reload', () => {
  const { model, effects } = play([
    ...toUpload,
    { type: 'answered', outcome: 'review', remedies: [], session: { ...pendingSession(), inReview: true } },
  ]);
  assert.equal(model.state.name, 'in-review');
  assert.equal(effects.at(-1), 'stopCamera');
  const ended = advance(model, {
    type: 'refreshed',
    session: { ...pendingSession(), status: 1, page: 'verifiedPage' },
  });
  assert.equal(ended.model.state.name, 'done');
  const reloaded = play([{ type: 'opened', session: { ...pendingSession(), inReview: true } }]);
  assert.equal(reloaded.model.state.name, 'in-review');
});

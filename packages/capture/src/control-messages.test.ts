import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedbackParams, isAttemptOver, startControl } from './control-messages.ts';
import { hints } from './guidance.ts';

/** A framed page whose embedding side writes down what it is told. */
function framedPage() {
  const heard: { type: string; params: object }[] = [];
  const parent = { postMessage: (message: unknown) => heard.push(message as (typeof heard)[number]) };
  const page = Object.assign(new EventTarget(), { parent });
  const capture = new EventTarget();
  startControl(page as unknown as Parameters<typeof startControl>[0], capture);
  const tell = (name: string, detail: object) => capture.dispatchEvent(new CustomEvent(name, { detail }));
  const setup = (source: unknown) =>
    page.dispatchEvent(
      Object.assign(new Event('message'), { source, data: { type: 'authid:control:setup' } }),
    );
  return { heard, parent, page, tell, setup };
}

test('startControl: one attempt after the other, says LIVENESS_FINISHED once for each', () => {
  const { heard, page, tell } = framedPage();
  page.dispatchEvent(new Event('load'));
  for (const state of [
    'capturing',
    'uploading',
    'retry',
    'starting',
    'capturing',
    'uploading',
    'interrupted',
  ])
    tell('selfsame:state', { state });
  for (const state of ['uploading', 'done']) tell('selfsame:state', { state });
  const finished = { type: 'authid:control:flng', params: { message: 'LIVENESS_FINISHED' } };
  assert.deepEqual(heard, [{ type: 'authid:control:loaded', params: {} }, finished, finished]);
});

test('startControl: feedback, is sent after the embedding page’s own setup only', () => {
  const { heard, parent, tell, setup } = framedPage();
  tell('selfsame:feedback', { hint: 'noFace' });
  setup({});
  tell('selfsame:feedback', { hint: 'noFace' });
  assert.deepEqual(heard, []);
  setup(parent);
  tell('selfsame:feedback', { hint: 'closer' });
  tell('selfsame:feedback', { hint: null });
  assert.deepEqual(heard, [
    { type: 'authid:control:feedback', params: { message: 'LIVENESS_FEEDBACK', value1: 'FaceTooSmall' } },
    { type: 'authid:control:feedback', params: { message: 'MOTION_ACCEPTABLE' } },
  ]);
});

test('feedbackParams: every hint, has a word', () => {
  for (const hint of hints) assert.ok(feedbackParams(hint).value1, hint);
});

test('isAttemptOver: a session opened at its end, is no attempt', () => {
  assert.equal(isAttemptOver('opening', 'done'), false);
  assert.equal(isAttemptOver('approval', 'done'), false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hints } from '../guidance/guidance.ts';
import { feedbackParams, isAttemptOver, startControl } from './control-messages.ts';

type Heard = { type: string; params: object };

/** A framed page, or one in a WebView, whose outside writes down what it is told. */
function controlledPage({ isWebView = false } = {}) {
  const heard: Heard[] = [];
  const bridged: Heard[] = [];
  const target = new EventTarget();
  const parent = { postMessage: (message: unknown) => heard.push(message as Heard) };
  const page = Object.assign(target, {
    parent,
    ...(isWebView && {
      ReactNativeWebView: { postMessage: (text: string) => bridged.push(JSON.parse(text)) },
    }),
  });
  const capture = Object.assign(new EventTarget(), {
    refreshed: 0,
    refresh: () => {
      capture.refreshed++;
    },
  });
  const sleeps: { ms: number; end: () => void }[] = [];
  let loadFace: (() => void) | null = null;
  startControl(page as unknown as Parameters<typeof startControl>[0], capture, {
    loadFace: () => new Promise<void>((resolve) => (loadFace = resolve)),
    sleep: (ms) => new Promise<void>((end) => sleeps.push({ ms, end })),
  });
  const tell = (name: string, detail: object | null = null) =>
    capture.dispatchEvent(new CustomEvent(name, { detail }));
  const setup = (source: unknown) =>
    page.dispatchEvent(
      Object.assign(new Event('message'), { source, data: { type: 'authid:control:setup' } }),
    );
  const load = () => page.dispatchEvent(new Event('load'));
  return { heard, bridged, parent, load, tell, setup, capture, sleeps, loadFace: () => loadFace?.() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const loadedMessage = { type: 'authid:control:loaded', params: {} };
const finished = { type: 'authid:control:flng', params: { message: 'LIVENESS_FINISHED' } };

test('startControl: an embedding page that loaded no script, is told nothing whatever happens', async () => {
  const { heard, parent, load, tell, setup } = controlledPage();
  load();
  setup(parent);
  tell('selfsame:feedback', { hint: 'noFace' });
  for (const state of ['capturing', 'uploading', 'done']) tell('selfsame:state', { state });
  await settle();
  assert.deepEqual(heard, []);
});

test('startControl: controlled, says loaded once and LIVENESS_FINISHED once for each attempt', async () => {
  for (const isLate of [false, true]) {
    const { heard, load, tell } = controlledPage();
    if (isLate) load();
    tell('selfsame:controlled');
    if (!isLate) load();
    await settle();
    const states = ['capturing', 'uploading', 'retry', 'starting', 'capturing', 'uploading', 'interrupted'];
    for (const state of states) tell('selfsame:state', { state });
    for (const state of ['uploading', 'done']) tell('selfsame:state', { state });
    assert.deepEqual(heard, [loadedMessage, finished, finished]);
  }
});

test('startControl: a script that comes after the page, is asked for again and again until the end', async () => {
  const { heard, load, tell, capture, sleeps } = controlledPage();
  load();
  for (let round = 0; round < 8; round++) {
    sleeps.at(-1)!.end();
    await settle();
  }
  assert.equal(capture.refreshed, 8);
  assert.deepEqual(
    sleeps.map(({ ms }) => ms),
    [1_000, 1_000, 2_000, 3_000, 5_000, 10_000, 10_000, 10_000, 10_000],
  );
  tell('selfsame:controlled');
  sleeps.at(-1)!.end();
  await settle();
  assert.deepEqual([heard, capture.refreshed, sleeps.length], [[loadedMessage], 8, 9]);
  const other = controlledPage();
  other.tell('selfsame:result');
  other.sleeps[0]!.end();
  await settle();
  assert.deepEqual([other.capture.refreshed, other.sleeps.length], [0, 1]);
});

test('startControl: the app around a WebView, hears all by its bridge once the control object is there', async () => {
  const { bridged, load, tell, sleeps, loadFace } = controlledPage({ isWebView: true });
  load();
  await settle();
  assert.deepEqual(bridged, []);
  loadFace();
  await settle();
  for (const state of ['capturing', 'uploading', 'done']) tell('selfsame:state', { state });
  assert.deepEqual(bridged, [loadedMessage, finished]);
  assert.equal(sleeps.length, 0, 'nobody has to be asked');
});

test('startControl: feedback, is sent after the embedding page’s own setup only', async () => {
  const { heard, parent, tell, setup } = controlledPage();
  tell('selfsame:controlled');
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

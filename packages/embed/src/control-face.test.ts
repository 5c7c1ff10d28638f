import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ControlMessage, createControlFace, readControlMessage } from './control-face.ts';

const loaded = { type: 'authid:control:loaded', params: {} };

test('createControlFace: a message, reaches `message` with the face and its own name with the params', () => {
  const heard: unknown[][] = [];
  const { face, receive } = createControlFace(() => {});
  const listener = (...args: unknown[]) => heard.push(args);
  face.on('message', listener).once('feedback', listener);
  const message = { type: 'authid:control:feedback', params: { value1: 'NoFace' } };
  receive(message);
  receive(message);
  assert.deepEqual(heard, [
    [message, face],
    [message.params, face],
    [message, face],
  ]);
  face.off('message', listener);
  receive(message);
  assert.equal(heard.length, 3);
});

test('createControlFace: a listener that comes after `loaded`, still hears it, once', async () => {
  const heard: unknown[] = [];
  const { face, receive } = createControlFace(() => {});
  face.on('message', (message: ControlMessage) => heard.push(message));
  receive(loaded);
  face.on('message', (message: ControlMessage) => heard.push(message));
  await Promise.resolve();
  assert.deepEqual(heard, [loaded, loaded]);
});

test('createControlFace: setup, sends its options to the page', () => {
  const sent: ControlMessage[] = [];
  createControlFace((message) => sent.push(message)).face.setup({ a: 1 });
  assert.deepEqual(sent, [{ type: 'authid:control:setup', params: { a: 1 } }]);
});

test('readControlMessage: anything else on the window, is none', () => {
  for (const data of [null, 'authid:control:loaded', { type: 'authid:page' }, { type: 1 }, {}])
    assert.equal(readControlMessage(data), null);
  assert.deepEqual(readControlMessage(loaded), loaded);
});

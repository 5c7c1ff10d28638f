import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDialogueSocket } from './dialogue-socket.ts';

/** A socket that is open and gives one answer to each frame, and the frames that went by POST instead. */
function stage(answer: object) {
  const socket = Object.assign(new EventTarget(), {
    readyState: WebSocket.OPEN,
    close: () => undefined,
    send() {
      queueMicrotask(() =>
        socket.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(answer) })),
      );
    },
  });
  const posted: Blob[] = [];
  const line = openDialogueSocket({
    url: 'ws://selfsame.test/dialogue',
    token: 'token',
    post: async (frame) => {
      posted.push(frame);
      return { state: 'complete' } as never;
    },
    refuse: (problem) => Object.assign(new Error(problem.kind), { problem }),
    createSocket: () => socket as unknown as WebSocket,
  });
  return { posted, answer: () => line.answer(new Blob(['frame']), new AbortController().signal) };
}

test('DialogueSocket: the state of the challenge comes over the socket, nothing is posted', async () => {
  const { posted, answer } = stage({ state: 'running' });
  assert.equal((await answer()).state, 'running');
  assert.equal(posted.length, 0);
});

test('DialogueSocket: a busy server, the same frame goes by POST, which waits', async () => {
  for (const status of [503, 429]) {
    const { posted, answer } = stage({ status, Code: 'E_SERVER_BUSY' });
    assert.equal((await answer()).state, 'complete');
    assert.equal(posted.length, 1);
  }
});

test('DialogueSocket: a refusal over the socket, rejects with its code and is not sent again', async () => {
  const { posted, answer } = stage({ status: 409, Code: 'E_ATTEMPT_NOT_OPEN' });
  await assert.rejects(answer(), {
    problem: { kind: 'refused', status: 409, code: 'E_ATTEMPT_NOT_OPEN' },
  });
  assert.equal(posted.length, 0);
});

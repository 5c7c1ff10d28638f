import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import sharp from 'sharp';
import { calmPictures } from './recordings.ts';
import { openUploadStage, stepOf, uploadKit } from './upload-kit.ts';

const stage = await openUploadStage({ after });
const { base, openPage, call, issue, assertUntouched } = stage;

for (const upload of uploadKit) {
  test(`${upload.name}: ${upload.answer} within seconds, and the session is as before`, async () => {
    assert.equal(await upload.run(stage), upload.answer);
  });
}

test('something else than a JPEG, another part, no part: refused', async () => {
  const { token } = await openPage();
  const attemptId = await issue(token);
  const path = `/attempts/${attemptId}/steps`;
  assert.equal((await call(token, path, stepOf(Buffer.from('<svg/>')))).status, 415);
  assert.equal((await call(token, path, stepOf(Buffer.from([0xff, 0xd8, 0xff]), 'meta'))).status, 400);
  assert.equal((await call(token, path, new FormData())).status, 400);
  await assertUntouched(token);
});

/** A socket that answers one message with one. */
async function openSocket(attemptId: string, protocols: string[]) {
  const socket = new WebSocket(
    `${base.replace('http', 'ws')}/capture/v1/attempts/${attemptId}/dialogue`,
    protocols,
  );
  const opened = await Promise.race([
    once(socket, 'open').then(() => true),
    once(socket, 'error').then(() => false),
  ]);
  const ask = async (message: Uint8Array<ArrayBuffer> | string) => {
    socket.send(message);
    const [event] = await once(socket, 'message');
    return JSON.parse(String((event as MessageEvent).data)) as Record<string, unknown>;
  };
  return { socket, opened, ask };
}
const protocol = 'selfsame.dialogue.v1';

test('dialogue by socket: frames and answers, also after frames by POST; bad frames are answered as problems', async () => {
  const { token } = await openPage();
  const attemptId = await issue(token);
  const pictures = await calmPictures('cap12', 0);
  const small = (picture: Buffer) => sharp(picture).resize(480).jpeg({ quality: 80 }).toBuffer();
  const first = await call(token, `/attempts/${attemptId}/steps`, stepOf(await small(pictures[0]!)));
  assert.equal(first.status, 200);
  const { socket, opened, ask } = await openSocket(attemptId, [protocol, `bearer.${token}`]);
  assert.ok(opened);
  assert.equal(socket.protocol, protocol);
  const second = await ask(new Uint8Array(await small(pictures[1]!)));
  assert.deepEqual([second.state, second.turns], ['running', limits.challengeTurns.min]);
  const refused = await ask(new Uint8Array([1, 2, 3]));
  assert.equal(refused.Code, 'E_MEDIA_TYPE_NOT_SUPPORTED');
  const third = await ask(new Uint8Array(await small(pictures[2]!)));
  assert.equal(third.state, 'running');
  socket.send('text');
  const [closed] = await once(socket, 'close');
  assert.equal((closed as CloseEvent).code, 1003);
});

test('dialogue by socket: a second one takes over, and the first is closed; frames sent without waiting close theirs', async () => {
  const { token } = await openPage();
  const attemptId = await issue(token);
  const protocols = [protocol, `bearer.${token}`];
  const first = await openSocket(attemptId, protocols);
  const closed = once(first.socket, 'close');
  // Also for another attempt, real or not: the bound is the session's.
  const second = await openSocket(crypto.randomUUID(), protocols);
  assert.equal(((await closed)[0] as CloseEvent).code, 1008);
  const ended = once(second.socket, 'close');
  for (let n = 0; n < 3; n++) second.socket.send(new Uint8Array([0xff, 0xd8, 0xff]));
  assert.equal(((await ended)[0] as CloseEvent).code, 1008);
});

test('dialogue: one frame of an attempt is looked at at a time, by whichever way it comes', async () => {
  const { token } = await openPage();
  const attemptId = await issue(token);
  const [picture] = await calmPictures('cap12', 0);
  const small = await sharp(picture).resize(480).jpeg({ quality: 80 }).toBuffer();
  const path = `/attempts/${attemptId}/steps`;
  const statuses = await Promise.all(
    Array.from({ length: 6 }, () => call(token, path, stepOf(small)).then(({ status }) => status)),
  );
  assert.ok(statuses.includes(200) && statuses.includes(503), statuses.join());
  assert.ok(
    statuses.every((status) => status === 200 || status === 503),
    statuses.join(),
  );
});

test('dialogue by socket: without a token, with a wrong one, with one of another session: nothing is told', async () => {
  const { token } = await openPage();
  const attemptId = await issue(token);
  for (const protocols of [[], [protocol], [protocol, 'bearer.abc'], [`bearer.${token}`]]) {
    assert.equal((await openSocket(attemptId, protocols)).opened, false, protocols.join());
  }
  const other = await openPage();
  const { opened, ask, socket } = await openSocket(attemptId, [protocol, `bearer.${other.token}`]);
  assert.ok(opened);
  const [picture] = await calmPictures('cap12', 0);
  const answer = await ask(new Uint8Array(await sharp(picture).resize(480).jpeg().toBuffer()));
  assert.equal(answer.Code, 'E_ATTEMPT_NOT_OPEN');
  socket.close();
  await assertUntouched(token);
});

test('dialogue by socket: a message larger than a frame may be, closes it and leaves the server running', async () => {
  const { token } = await openPage();
  const attemptId = await issue(token);
  const { socket } = await openSocket(attemptId, [protocol, `bearer.${token}`]);
  socket.send(new Uint8Array(limits.stepFrameBytes + 1));
  const [closed] = await once(socket, 'close');
  assert.ok((closed as CloseEvent).code === 1009 || (closed as CloseEvent).code === 1006);
  await assertUntouched(token);
});

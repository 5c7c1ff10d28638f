import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { type ChallengeState, limits } from '@selfsame/contract';
import sharp from 'sharp';
import { withGround } from '../app.ts';
import { calmPictures } from './recordings.ts';

/** The whole server as it is started, and a capture page's view of it. */
const ground = await withGround({ after });
const app = await ground.build({
  config: { port: 0, host: '127.0.0.1', livenessMode: 'active', tryLink: true },
});
await app.start();
const base = `http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`;

/** Opens a fresh session by the link that the start prints. */
async function openPage(): Promise<{ token: string }> {
  const link = await fetch(`${base}${app.tryPath}`, { redirect: 'manual' });
  const target = new URL(link.headers.get('location') ?? '', base);
  const response = await fetch(`${base}/capture/v1/sessions/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'operation',
      id: target.searchParams.get('i'),
      secret: target.searchParams.get('s'),
    }),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as { token: string };
}

const call = async (token: string, path: string, body?: FormData) => {
  const response = await fetch(`${base}/capture/v1${path}`, {
    method: path === '/session' ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const issue = async (token: string) => (await call(token, '/attempts')).body.attemptId as string;
const stepOf = (bytes: Uint8Array, name = 'frame') => {
  const form = new FormData();
  form.append(name, new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'f.jpg');
  return form;
};
/** The session is pending and nothing was counted: no refusal left it stuck. */
const assertUntouched = async (token: string) => {
  const { body } = await call(token, '/session');
  assert.deepEqual([body.status, body.attemptsLeft], [0, limits.captureAttempts]);
  assert.equal((await call(token, '/attempts')).status, 200);
};

/** A JPEG file that says to be larger than it is: the decoder would fill the memory before it finds out. */
async function pixelBomb(side: number): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const frameHeader = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(side, frameHeader + 5);
  jpeg.writeUInt16BE(side, frameHeader + 7);
  return jpeg;
}

test('upload of 60 MB, to either way in: refused by its length, and the session is as before', async () => {
  const { token } = await openPage();
  const attemptId = await issue(token);
  for (const path of [`/attempts/${attemptId}`, `/attempts/${attemptId}/steps`]) {
    const sent = request(`${base}/capture/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': 60_000_000,
      },
    });
    // The server may close before all is written; only its answer matters.
    sent.on('error', () => {});
    sent.write('--x\r\n');
    const [response] = await once(sent, 'response');
    assert.equal(response.statusCode, 413);
    sent.destroy();
  }
  await assertUntouched(token);
});

test('a frame larger than allowed, inside a body that is not: refused', async () => {
  const { token } = await openPage();
  const attemptId = await issue(token);
  const big = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(limits.stepFrameBytes)]);
  assert.equal((await call(token, `/attempts/${attemptId}/steps`, stepOf(big))).status, 413);
  await assertUntouched(token);
});

test('a zip bomb of pixels and a picture of 10,000 × 10,000: no face to see, said within seconds, no crash', async () => {
  const huge = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#777' } })
    .jpeg({ quality: 1 })
    .toBuffer();
  for (const picture of [await pixelBomb(65_000), await pixelBomb(10_000), huge]) {
    const { token } = await openPage();
    const attemptId = await issue(token);
    const startedMs = performance.now();
    const fits = picture.byteLength <= limits.stepFrameBytes;
    const { status, body } = await call(token, `/attempts/${attemptId}/steps`, stepOf(picture));
    assert.ok(performance.now() - startedMs < 10_000);
    if (fits) {
      assert.equal(status, 200);
      const state = body as unknown as ChallengeState;
      assert.deepEqual([state.state, state.hint], ['running', 'TryAgain']);
    } else assert.equal(status, 413);
    await assertUntouched(token);
  }
});

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
const openSocket = async (attemptId: string, protocols: string[]) => {
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
};
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

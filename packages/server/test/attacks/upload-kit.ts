import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChallengeState, limits } from '@selfsame/contract';
import sharp from 'sharp';
import { withGround } from '../app.ts';

/** An answer that takes longer is a hang, which is what the kit looks for. */
const hangMs = 10_000;

/** The whole server as it is started, and a capture page's view of it. */
export async function openUploadStage(ending: { after(run: () => Promise<void>): void }) {
  const ground = await withGround(ending);
  const app = await ground.build({
    config: { port: 0, host: '127.0.0.1', livenessMode: 'active', tryLink: true },
  });
  await app.start();
  const base = `http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`;

  /** Opens a fresh session by the link that the start prints. */
  const openPage = async (): Promise<{ token: string }> => {
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
  };

  const call = async (token: string, path: string, body?: FormData) => {
    const response = await fetch(`${base}/capture/v1${path}`, {
      method: path === '/session' ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(hangMs),
      ...(body && { body }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const issue = async (token: string) => (await call(token, '/attempts')).body.attemptId as string;

  /** The session is pending and nothing was counted: no refusal left it stuck. */
  const assertUntouched = async (token: string) => {
    const { body } = await call(token, '/session');
    assert.deepEqual([body.status, body.attemptsLeft], [0, limits.captureAttempts]);
    assert.equal((await call(token, '/attempts')).status, 200);
  };

  /** Sends one picture as a frame of a fresh dialogue; what the page is told. */
  const sendFrame = async (picture: Uint8Array): Promise<string> => {
    const { token } = await openPage();
    const path = `/attempts/${await issue(token)}/steps`;
    const { status, body } = await call(token, path, stepOf(picture));
    await assertUntouched(token);
    if (status !== 200) return String(body.Code);
    const { state, hint } = body as unknown as ChallengeState;
    return `${state}, ${hint}`;
  };

  return { base, openPage, call, issue, assertUntouched, sendFrame };
}

/** What {@link openUploadStage} gives. */
export type UploadStage = Awaited<ReturnType<typeof openUploadStage>>;

/** A form with one frame in it. */
export function stepOf(bytes: Uint8Array, name = 'frame'): FormData {
  const form = new FormData();
  form.append(name, new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'f.jpg');
  return form;
}

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

/** Announces 60 MB to a path and begins to send. */
async function announce60Mb({ base, openPage, issue, assertUntouched }: UploadStage, path: string) {
  const { token } = await openPage();
  const sent = request(`${base}/capture/v1/attempts/${await issue(token)}${path}`, {
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
  const [response] = await once(sent, 'response', { signal: AbortSignal.timeout(hangMs) });
  sent.destroy();
  await assertUntouched(token);
  return String(response.statusCode);
}

/** An upload that is meant to break something. */
export interface HostileUpload {
  name: string;
  /** Status, code of the error, or state and hint of the dialogue that went on. */
  answer: string;
  /** @throws AssertionError when the session is not as it was before */
  run(stage: UploadStage): Promise<string>;
}

const noFace = 'running, TryAgain';

/** Every upload of the kit. None of them may leave a trace in its session. */
export const uploadKit: readonly HostileUpload[] = [
  { name: 'upload of 60 MB as pictures', answer: '413', run: (stage) => announce60Mb(stage, '') },
  { name: 'upload of 60 MB as a frame', answer: '413', run: (stage) => announce60Mb(stage, '/steps') },
  {
    name: 'frame of more bytes than allowed, inside a body that is not too large',
    answer: 'E_BODY_TOO_LARGE',
    run: (stage) =>
      stage.sendFrame(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(limits.stepFrameBytes)])),
  },
  {
    name: 'zip bomb of pixels: a small JPEG that says to be 65,000 × 65,000',
    answer: noFace,
    run: async (stage) => stage.sendFrame(await pixelBomb(65_000)),
  },
  {
    name: 'zip bomb of pixels: a small JPEG that says to be 10,000 × 10,000',
    answer: noFace,
    run: async (stage) => stage.sendFrame(await pixelBomb(10_000)),
  },
  {
    name: 'picture of 10,000 × 10,000, its file larger than a frame may be',
    answer: 'E_BODY_TOO_LARGE',
    run: async (stage) =>
      stage.sendFrame(
        await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#777' } })
          .jpeg({ quality: 1 })
          .toBuffer(),
      ),
  },
];

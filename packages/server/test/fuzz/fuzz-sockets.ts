import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createLog } from '../../src/platform/log.ts';
import { withGround } from '../app.ts';
import { bases } from '../served-operations.ts';
import { pick, type Random } from './fuzz-input.ts';

/** What sockets that were sent nonsense came to. */
export interface SocketFuzzOutcome {
  /** Codes of close frames, and `cut` for connections that ended without one, `open` for those that went on. */
  ends: Map<string, number>;
  /** Lines of the log at error level, and answers that blame the server. */
  failures: string[];
}

/** A listening server whose sockets are sent nonsense. */
export interface SocketFuzzGround {
  /** Opens so many sockets of challenges and sends frames that no page sends. */
  fuzz(count: number, random: Random): Promise<SocketFuzzOutcome>;
}

const connectionsOfAttempt = 15;
const atOnce = 5;
const patienceMs = 150;

/** Opens capture pages one after the other, each from a client address of its own, and begins an attempt. */
function attemptsAt(base: string, key: { id: string; value: string }) {
  const basic = `Basic ${Buffer.from(`${key.id}:${key.value}`).toString('base64')}`;
  let pages = 0;

  return async (): Promise<{ attemptId: string; token: string }> => {
    pages += 1;
    const headers = {
      'content-type': 'application/json',
      'x-forwarded-for': `10.9.${pages >> 8}.${pages & 255}`,
    };
    const post = async (path: string, authorization: string, body: object) => {
      const answer = await fetch(base + path, {
        method: 'POST',
        headers: { ...headers, authorization },
        body: JSON.stringify(body),
      });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Record<string, string>;
    };
    const { AccessToken } = await post(`${bases.identity}/auth/token`, basic, {});
    const { OperationId: id, OneTimeSecret: secret } = await post(
      `${bases.admin}/foreignOperations/biometry`,
      `Bearer ${AccessToken}`,
      { TimeoutSec: 600 },
    );
    const { token = '' } = await post('/capture/v1/sessions/open', '', { kind: 'operation', id, secret });
    const { attemptId = '' } = await post('/capture/v1/attempts', `Bearer ${token}`, {});
    return { attemptId, token };
  };
}

/** Builds the whole server and lets it listen; its log is kept. */
export async function openSocketFuzzGround(ending: {
  after(run: () => Promise<void>): void;
}): Promise<SocketFuzzGround> {
  const ground = await withGround(ending);
  const failures: string[] = [];
  const log = createLog('error', { write: (line: string) => void failures.push(line) });
  const app = await ground.build({
    config: { port: 0, host: '127.0.0.1', livenessMode: 'active', trustProxy: true },
    log,
  });
  await app.start();
  const { port } = app.fastify.server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const openAttempt = attemptsAt(base, app.firstKey!);
  return {
    async fuzz(count, random) {
      const ends = new Map<string, number>();
      failures.length = 0;
      for (let sent = 0; sent < count; sent += connectionsOfAttempt) {
        const attempt = await openAttempt();
        for (let i = 0; i < Math.min(connectionsOfAttempt, count - sent); i += atOnce) {
          const wave = Array.from({ length: atOnce }, () => spoilOneSocket(port, attempt, random));
          for (const { end, answers } of await Promise.all(wave)) {
            ends.set(end, (ends.get(end) ?? 0) + 1);
            if (end === '1011' || /"status":5\d\d/.test(answers.replaceAll('"status":503', '')))
              failures.push(`${end}: ${answers.slice(0, 300)}`);
          }
        }
        const alive = await fetch(`${base}/healthz`);
        if (alive.status !== 200) failures.push(`/healthz: ${alive.status}`);
      }
      return { ends, failures: [...failures] };
    },
  };
}

/** Opens a socket as the page does (RFC 6455 §4), now and then with a broken handshake, and sends broken frames. */
async function spoilOneSocket(
  port: number,
  { attemptId, token }: { attemptId: string; token: string },
  random: Random,
): Promise<{ end: string; answers: string }> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(handshake(attemptId, token, random));
  await waitFor(() => received.length > 0, closed);
  for (let times = Math.ceil(random() * 12); times > 0 && !socket.destroyed; times--) {
    socket.write(spoiledFrame(random));
    if (random() < 0.2) await new Promise((resolve) => setTimeout(resolve, random() * 20));
  }
  const isOver = await Promise.race([closed.then(() => true), sleepOrFalse(patienceMs)]);
  const bytes = Buffer.concat(received);
  end(socket, random);
  return { end: closeCodeOf(bytes) ?? (isOver ? 'cut' : 'open'), answers: bytes.toString('latin1') };
}

function handshake(attemptId: string, token: string, random: Random): string {
  const isBroken = random() < 0.15;
  const broken = isBroken ? pick(random, ['key', 'version', 'protocol', 'path', 'extension']) : '';
  return [
    `GET /capture/v1/attempts/${broken === 'path' ? '%00' : attemptId}/dialogue HTTP/1.1`,
    'host: localhost',
    'upgrade: websocket',
    'connection: Upgrade',
    `sec-websocket-key: ${broken === 'key' ? 'x' : randomBytes(16).toString('base64')}`,
    `sec-websocket-version: ${broken === 'version' ? '99' : '13'}`,
    `sec-websocket-protocol: ${broken === 'protocol' ? ',,bearer.' : `selfsame.dialogue.v1, bearer.${token}`}`,
    `sec-websocket-extensions: ${broken === 'extension' ? 'permessage-deflate; client_max_window_bits=99' : ''}`,
    '',
    '',
  ]
    .filter((line) => line !== 'sec-websocket-extensions: ')
    .join('\r\n');
}

/** One frame with whatever first byte, length and mask; sometimes a right one around a wrong picture. */
function spoiledFrame(random: Random): Buffer {
  const payload = pick(random, [
    () => Buffer.alloc(0),
    () => randomBytes(Math.floor(random() * 300)),
    () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(Math.floor(random() * 2_000))]),
    () => Buffer.from('{"step":1}'),
    () => Buffer.from([0x03, 0xe9]),
    () => Buffer.from([0xff, 0xff, 0xc3, 0x28]),
    () => randomBytes(70_000),
  ])();
  const first = random() < 0.5 ? 0x82 : Math.floor(random() * 256);
  const saysTooMuch = random() < 0.1;
  const header = lengthHeader(first, saysTooMuch ? 2 ** 31 : payload.length);
  // A client's frames must be masked (§5.3); one that is not ends the connection.
  if (random() < 0.1) return Buffer.concat([header, payload]);
  header[1]! |= 0x80;
  const mask = randomBytes(4);
  return Buffer.concat([header, mask, payload.map((byte, i) => byte ^ mask[i & 3]!)]);
}

function lengthHeader(first: number, length: number): Buffer {
  if (length < 126) return Buffer.of(first, length);
  if (length < 65_536) return Buffer.of(first, 126, length >> 8, length & 255);
  const header = Buffer.alloc(10);
  header.writeUInt8(first, 0);
  header.writeUInt8(127, 1);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

/** The code of a close frame among what the server sent. */
function closeCodeOf(bytes: Buffer): string | null {
  const from = bytes.indexOf('\r\n\r\n') + 4;
  if (!bytes.subarray(0, 12).includes('101')) return `HTTP ${bytes.subarray(9, 12).toString()}`;
  for (let at = from; at + 2 <= bytes.length; ) {
    const short = bytes[at + 1]! & 0x7f;
    const [start, length] = short === 126 ? [at + 4, bytes.readUInt16BE(at + 2)] : [at + 2, short];
    if ((bytes[at]! & 0x0f) === 8 && length >= 2) return String(bytes.readUInt16BE(start));
    at = start + length;
  }
  return null;
}

function end(socket: Socket, random: Random): void {
  if (random() < 0.5) socket.resetAndDestroy();
  else socket.destroy();
}

async function waitFor(isThere: () => boolean, closed: Promise<void>): Promise<void> {
  let isClosed = false;
  void closed.then(() => {
    isClosed = true;
  });
  for (const deadline = Date.now() + 30_000; !isThere() && !isClosed && Date.now() < deadline; )
    await sleepOrFalse(5);
}

const sleepOrFalse = (ms: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), ms));

/**
 * Floods the dialogue of one link from a process of its own. Sockets send a frame at each answer, and are asked for again when the server
 * has closed or refused them; beside them frames are posted. All come from another address each time.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { callCapture, dialogueSocket, issueAttempt } from './dialogue-client.ts';
import { type Apart, runApart, serveApart } from './run-apart.ts';

/** What is flooded, with what. */
export interface FloodOrder {
  baseUrl: string;
  /** Capture token of the link. */
  token: string;
  sockets: number;
  seconds: number;
  /** JPEG of a face, sent again and again. */
  frame: Uint8Array;
}

/** What a flood did. */
export interface FloodResult {
  /** Of its own process, ms. */
  cpuMs: number;
  /** Sockets that were asked for, and those that stood. */
  asked: number;
  opened: number;
  /** Frames by sockets, and by requests. */
  sent: number;
  posted: number;
  answered: number;
}

const program = fileURLToPath(import.meta.url);
/**
 * So long after its end a socket is asked for again: at once, the sender would take a core of the machine itself, and be a flood of requests,
 * which a proxy has to stop.
 */
const againMs = 250;
/** Frames that are posted at the same time, beside the sockets. */
const posters = 4;

/** Starts a process that floods. */
export const floodApart = (): Apart<FloodOrder, FloodResult> => runApart(program);

/** Until a socket is closed or refused, or the time is over. */
const closed = (socket: WebSocket, until: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(1, until - performance.now()));
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.onclose = end;
    socket.onerror = end;
  });

/** Posts frames, each when the one before is answered, until the time is over. */
async function postFrames(order: FloodOrder, attempt: () => string, until: number, result: FloodResult) {
  while (performance.now() < until) {
    const form = new FormData();
    form.append('frame', new Blob([new Uint8Array(order.frame)], { type: 'image/jpeg' }), 'f.jpg');
    result.posted += 1;
    await callCapture(order.baseUrl, `attempts/${attempt()}/steps`, order.token, form).then(
      () => {
        result.answered += 1;
      },
      () => sleep(againMs),
    );
  }
}

/** Opens sockets one after the other until the time is over. */
async function floodOnce(order: FloodOrder, attempt: () => string, until: number, result: FloodResult) {
  while (performance.now() < until) {
    const socket = dialogueSocket(order.baseUrl, order.token, attempt());
    result.asked += 1;
    socket.onopen = () => {
      result.opened += 1;
      socket.send(new Uint8Array(order.frame));
      result.sent += 1;
    };
    socket.onmessage = () => {
      result.answered += 1;
      socket.send(new Uint8Array(order.frame));
      result.sent += 1;
    };
    await closed(socket, until);
    socket.close();
    await sleep(againMs);
  }
}

async function flood(order: FloodOrder): Promise<FloodResult> {
  const until = performance.now() + 1_000 * order.seconds;
  const result: FloodResult = { cpuMs: 0, asked: 0, opened: 0, sent: 0, posted: 0, answered: 0 };
  const before = process.cpuUsage();
  let attemptId = await issueAttempt(order.baseUrl, order.token).catch(() => crypto.randomUUID());
  // An attempt is over soon, by its time or by what was shown; a flood that knows that begins another.
  const renewing = (async () => {
    while (performance.now() < until) {
      await sleep(1_000);
      attemptId = await issueAttempt(order.baseUrl, order.token).catch(() => attemptId);
    }
  })();
  const attempt = () => attemptId;
  await Promise.all([
    ...Array.from({ length: order.sockets }, () => floodOnce(order, attempt, until, result)),
    ...Array.from({ length: posters }, () => postFrames(order, attempt, until, result)),
  ]);
  await renewing;
  const { user, system } = process.cpuUsage(before);
  result.cpuMs = (user + system) / 1_000;
  return result;
}

serveApart(program, flood);

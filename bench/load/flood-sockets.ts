/**
 * Floods the dialogue of one link with sockets from a process of its own: each sends frames without waiting for the answers, and is
 * opened again when the server closes it, from another address each time. Forked with {@link floodApart}. Its priority is low: an
 * attacker's machine takes no processor of the server.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dialogueSocket, issueAttempt } from './dialogue-client.ts';

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
  sent: number;
  answered: number;
}

/** A process that floods. */
export interface Flooder {
  /** One order at a time. */
  flood(order: FloodOrder): Promise<FloodResult>;
  stop(): void;
}

const program = fileURLToPath(import.meta.url);
/** Frames that a socket sends at once: the server takes two and closes the socket at the third. */
const framesAtOnce = 3;

/**
 * So long after its end a socket is asked for again: at once, the sender would take a core of the machine itself, and be a flood of requests,
 * which a proxy has to stop.
 */
const againMs = 250;

/** Starts a process that floods. */
export function floodApart(): Flooder {
  const child = fork(program, { serialization: 'advanced' });
  return {
    flood: async (order) => {
      child.send(order);
      const [result] = await once(child, 'message');
      return result as FloodResult;
    },
    stop() {
      if (child.connected) child.disconnect();
    },
  };
}

/** Opens sockets one after the other until the time is over. */
async function floodOnce(order: FloodOrder, attempt: () => string, until: number, result: FloodResult) {
  while (performance.now() < until) {
    const socket = dialogueSocket(order.baseUrl, order.token, attempt());
    result.asked += 1;
    socket.onopen = () => {
      result.opened += 1;
      for (let n = 0; n < framesAtOnce; n++) socket.send(new Uint8Array(order.frame));
      result.sent += framesAtOnce;
    };
    socket.onmessage = () => {
      result.answered += 1;
      socket.send(new Uint8Array(order.frame));
      result.sent += 1;
    };
    const left = new AbortController();
    const closed = once(socket, 'close').catch(() => undefined);
    socket.onerror = () => undefined;
    await Promise.race([
      closed,
      sleep(Math.max(1, until - performance.now()), undefined, { signal: left.signal }),
    ]).catch(() => undefined);
    left.abort();
    socket.close();
    await sleep(againMs);
  }
}

async function flood(order: FloodOrder): Promise<FloodResult> {
  const until = performance.now() + 1_000 * order.seconds;
  const result: FloodResult = { cpuMs: 0, asked: 0, opened: 0, sent: 0, answered: 0 };
  const before = process.cpuUsage();
  let attemptId = await issueAttempt(order.baseUrl, order.token);
  // An attempt is over soon, by its time or by what was shown; a flood that knows that begins another.
  const renewing = (async () => {
    while (performance.now() < until) {
      await sleep(1_000);
      attemptId = await issueAttempt(order.baseUrl, order.token).catch(() => attemptId);
    }
  })();
  await Promise.all(
    Array.from({ length: order.sockets }, () => floodOnce(order, () => attemptId, until, result)),
  );
  await renewing;
  const { user, system } = process.cpuUsage(before);
  result.cpuMs = (user + system) / 1_000;
  return result;
}

if (process.argv[1] === program) {
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  process.on('message', async (order: FloodOrder) => process.send!(await flood(order)));
}

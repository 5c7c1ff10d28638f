/**
 * Sends traffic from a process of its own, so that who measures another tenant beside it does not wait for the sender. Forked
 * with {@link sendApart}, it gets its orders by message. Its priority is low: phones of users are no part of the server.
 */
import { fork } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../statistics/intervals.ts';
import { type PhaseResult, sendTraffic, type TrafficGround } from './load-traffic.ts';

interface Order {
  ground: TrafficGround;
  rate: number;
  seconds: number;
  seed: number;
}

/** A process that sends. */
export interface Sender {
  /** Sends as {@link sendTraffic} does; one order at a time. */
  send(order: Order): Promise<PhaseResult>;
  stop(): void;
}

const program = fileURLToPath(import.meta.url);

/** Starts a process that sends. */
export function sendApart(): Sender {
  const child = fork(program, { serialization: 'advanced' });
  return {
    send: (order) =>
      new Promise((resolve, reject) => {
        child.once('exit', () => reject(new Error('The sender ended')));
        child.once('message', (result) => {
          child.removeAllListeners('exit');
          resolve(result as PhaseResult);
        });
        child.send(order);
      }),
    stop() {
      if (child.connected) child.disconnect();
    },
  };
}

if (process.argv[1] === program) {
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  process.on('message', async ({ ground, rate, seconds, seed }: Order) => {
    const frames = ground.frames.map((frame) => Buffer.from(frame));
    process.send!(await sendTraffic({ ...ground, frames }, rate, seconds, createRandom(seed)));
  });
}

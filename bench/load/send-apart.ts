/**
 * Sends traffic from a process of its own, so that who measures another tenant beside it does not wait for the sender.
 */
import { fileURLToPath } from 'node:url';
import { createRandom } from '../statistics/intervals.ts';
import { type PhaseResult, sendTraffic, type TrafficGround } from './load-traffic.ts';
import { type Apart, runApart, serveApart } from './run-apart.ts';

interface Order {
  ground: TrafficGround;
  rate: number;
  seconds: number;
  seed: number;
}

const program = fileURLToPath(import.meta.url);

/** Starts a process that sends as {@link sendTraffic} does. */
export const sendApart = (): Apart<Order, PhaseResult> => runApart(program);

serveApart(program, ({ ground, rate, seconds, seed }: Order) => {
  const frames = ground.frames.map((frame) => Buffer.from(frame));
  return sendTraffic({ ...ground, frames }, rate, seconds, createRandom(seed));
});

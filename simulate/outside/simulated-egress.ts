import {
  type Egress,
  EgressFailure,
  type EgressFailureReason,
} from '../../packages/server/src/platform/egress/egress.ts';
import { callOutside, failingWith, type PlaceFault } from './call-outside.ts';

/** A webhook that a receiver got. */
export interface ReceivedWebhook {
  /** The header `webhook-id`. */
  id: string;
  body: string;
  /** What it was answered. */
  status: number;
}

/** The receivers of both tenants. */
export interface SimulatedEgress extends Egress {
  received: ReceivedWebhook[];
  /** What the next ones are answered; 204 when none is left. */
  answers: number[];
}

const failures = {
  fail: ['unreachable', 'The connection failed (ECONNREFUSED).'],
  lost: ['broken', 'The connection broke off (ECONNRESET).'],
  hang: ['timeout', 'No complete answer came in time.'],
  deadlock: ['broken', 'The connection broke off (EPIPE).'],
} as const satisfies Record<PlaceFault, readonly [EgressFailureReason, string]>;

const failAt = failingWith((kind) => {
  const [reason, message] = failures[kind];
  return new EgressFailure(reason, message);
});

/** Receivers that keep what they get. */
export function createSimulatedEgress(): SimulatedEgress {
  const received: ReceivedWebhook[] = [];
  const answers: number[] = [];
  return {
    received,
    answers,
    check: () => callOutside(failAt, async () => undefined),
    request: (_url, { headers, body }) =>
      callOutside(failAt, async () => {
        const status = answers.shift() ?? 204;
        received.push({ id: headers?.['webhook-id'] ?? '', body: String(body), status });
        return { status, headers: {}, body: Buffer.alloc(0), isTruncated: false };
      }),
  };
}

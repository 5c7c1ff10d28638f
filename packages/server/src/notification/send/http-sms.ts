import { limits } from '@selfsame/contract';
import {
  type Egress,
  EgressFailure,
  type EgressRequest,
  type EgressResponse,
} from '../../platform/egress/egress.ts';
import type { OutgoingMessage, Sender, SendOutcome } from './channel.ts';

/** One request that asks a gateway to send a message. */
export type GatewayRequest = { url: string } & Pick<
  EgressRequest,
  'method' | 'headers' | 'body' | 'basicAuth'
>;

/** Login, address or rights are wrong: the operator's to mend, and the messages wait for that. */
const operatorsFault = new Set([401, 402, 403, 404, 405]);
/** RFC 9110 §15.5.9, RFC 8470, RFC 6585: another time. */
const anotherTime = new Set([408, 425, 429]);

function judge({ status, headers }: EgressResponse): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const reason = `http_${status}`;
  if (status >= 400 && status < 500 && !anotherTime.has(status) && !operatorsFault.has(status))
    return { kind: 'permanent', reason };
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0
    ? { kind: 'temporary', reason, retryAfterSec: Math.min(seconds, 3_600) }
    : { kind: 'temporary', reason };
}

/**
 * Sends SMS through a gateway over HTTP. The gateway hears the message's id as `Idempotency-Key`, the same in every
 * try. A 3xx is a failure.
 */
export const createHttpSms = (
  egress: Pick<Egress, 'request'>,
  requestOf: (message: OutgoingMessage) => GatewayRequest,
): Sender => ({
  async send(message) {
    const { url, headers, ...request } = requestOf(message);
    try {
      const answer = await egress.request(url, {
        ...request,
        headers: { 'idempotency-key': message.id, ...headers },
        timeoutMs: limits.message.trySec * 1_000,
        maxBytes: 4_096,
      });
      return judge(answer);
    } catch (error) {
      if (error instanceof EgressFailure) return { kind: 'temporary', reason: error.reason };
      throw error;
    }
  },
  close: async () => undefined,
});

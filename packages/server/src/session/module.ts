import type { FastifyInstance } from 'fastify';
import type { RateLimit } from '../platform/http/rate-limit.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { countCaptures, createDecisionCounter } from './capture/count-captures.ts';
import { mountDialogue } from './dialogue/mount-dialogue.ts';
import { mountRelatedOrigins } from './passkey/mount-related-origins.ts';
import { settleDelays } from './passkey-delay/settle-delays.ts';
import { sessionList } from './read/list-sessions.ts';
import { sessionHandlers } from './routes.ts';
import type { SessionDependencies } from './session-dependencies.ts';

/** Capture sessions: selfie and enrolment operations, verification transactions, and the capture page's own API. */
export function sessionModule(needs: SessionDependencies & { metrics: Metrics; log: Log }) {
  const countDecision = createDecisionCounter(needs.metrics);
  const handlers = sessionHandlers(needs);
  return {
    handlers: { ...handlers, ...countCaptures(handlers, needs.metrics, countDecision) },
    lists: {
      GetTransactions: sessionList,
      GetTransactionList: sessionList,
      GetAuthorizationTransactionList: sessionList,
    },
    jobs(jobs: Pick<Jobs, 'work' | 'schedule'>): void {
      jobs.work('settle-passkey-delays', () => settleDelays(needs));
      jobs.schedule('settle-passkey-delays', '* * * * *', {});
    },
    mount(fastify: FastifyInstance, rateLimit: Pick<RateLimit, 'countCall'>): void | Promise<void> {
      mountRelatedOrigins(fastify, needs.relatedOrigins);
      return mountDialogue(fastify, needs, { rateLimit, onOutcome: countDecision });
    },
  };
}

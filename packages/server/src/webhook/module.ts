import { limits } from '@selfsame/contract';
import type { Jobs } from '../platform/jobs.ts';
import type { Metrics } from '../platform/metrics.ts';
import { createFairShare } from './fair-share.ts';
import { deliveryList } from './read-deliveries.ts';
import { webhookHandlers } from './routes.ts';
import type { DeliveryDependencies } from './webhook-dependencies.ts';
import { registerWebhookJobs } from './webhook-jobs.ts';

/** Webhooks: their settings, deliveries and the delivery log. */
export function webhookModule(
  needs: Omit<DeliveryDependencies, 'fairShare' | 'random' | 'onAttempt' | 'timeoutMs'> & {
    metrics: Metrics;
  },
) {
  const count = needs.metrics.counter('selfsame_webhook_attempts_total', 'Attempts of webhook deliveries', {
    outcome: ['succeeded', 'retried', 'failed'],
  });
  const deps: DeliveryDependencies = {
    ...needs,
    fairShare: createFairShare(),
    random: Math.random,
    onAttempt: (outcome) => count({ outcome }),
    timeoutMs: limits.webhook.timeoutSec * 1_000,
  };
  return {
    handlers: webhookHandlers(deps),
    lists: { GetWebhookDeliveries: deliveryList },
    jobs: (jobs: Pick<Jobs, 'work' | 'schedule'>) => registerWebhookJobs(jobs, deps),
  };
}

import type { Jobs } from '../platform/jobs.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { sweepWebhooks } from './sweep-webhooks.ts';
import type { DeliveryDependencies } from './webhook-dependencies.ts';

/** Deliveries at once on one node; each waits for its receiver, not for the processor. */
const concurrency = 8;

/** Registers the jobs of webhooks; call before the queue starts. */
export function registerWebhookJobs(jobs: Pick<Jobs, 'work' | 'schedule'>, deps: DeliveryDependencies): void {
  jobs.work('deliver-webhook', (data) => deliverWebhook(deps, data), { concurrency });
  jobs.work('sweep-webhooks', async () => {
    const counts = await sweepWebhooks(deps);
    if (counts.revived + counts.deleted > 0) deps.log.info(counts, 'swept webhooks');
  });
  jobs.schedule('sweep-webhooks', '* * * * *', {});
}

import { deleteOldDeliveries, listOverdueDeliveries } from '../store/webhook-delivery.ts';
import { addDeliveryJob } from './add-delivery-job.ts';
import type { DeliveryDependencies } from './webhook-dependencies.ts';

/** An attempt this late has lost its job; the queue itself is late by some seconds only. */
const overdueMs = 120_000;
const pageSize = 200;
const dayMs = 86_400_000;

/** How much one sweep did. */
export interface WebhookSweepCounts {
  revived: number;
  deleted: number;
}

/** Asks again for attempts whose job got lost, and deletes what is older than the log keeps. */
export async function sweepWebhooks(
  deps: Pick<DeliveryDependencies, 'db' | 'clock' | 'jobs' | 'logDays'>,
): Promise<WebhookSweepCounts> {
  const now = deps.clock.now().getTime();
  const overdue = await listOverdueDeliveries(deps.db, new Date(now - overdueMs), pageSize);
  for (const delivery of overdue) await addDeliveryJob(deps.jobs, deps.db, delivery);
  const deleted = await deleteOldDeliveries(deps.db, new Date(now - deps.logDays * dayMs));
  return { revived: overdue.length, deleted };
}

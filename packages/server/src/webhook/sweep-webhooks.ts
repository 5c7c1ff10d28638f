import {
  deleteDeliveriesOfGoneAccounts,
  deleteOldDeliveries,
  listOverdueDeliveries,
} from '../store/message/webhook-delivery.ts';
import { addDeliveryJob } from './add-delivery-job.ts';
import type { DeliveryDependencies } from './webhook-dependencies.ts';

/** An attempt this late has lost its job; the queue itself is late by some seconds only. */
const overdueMs = 120_000;
/** How long the log says that a deleted account was deleted. */
const goneHours = 72;
const pageSize = 200;
const hourMs = 3_600_000;

/** How much one sweep did. */
export interface WebhookSweepCounts {
  revived: number;
  deleted: number;
}

/** Asks again for attempts whose job got lost, and deletes what the log must not keep longer. */
export async function sweepWebhooks(
  deps: Pick<DeliveryDependencies, 'db' | 'clock' | 'jobs' | 'logDays'>,
): Promise<WebhookSweepCounts> {
  const now = deps.clock.now().getTime();
  const overdue = await listOverdueDeliveries(deps.db, new Date(now - overdueMs), pageSize);
  for (const delivery of overdue) await addDeliveryJob(deps.jobs, deps.db, delivery);
  const old = await deleteOldDeliveries(deps.db, new Date(now - deps.logDays * 24 * hourMs));
  const gone = await deleteDeliveriesOfGoneAccounts(deps.db, new Date(now - goneHours * hourMs));
  return { revived: overdue.length, deleted: old + gone };
}

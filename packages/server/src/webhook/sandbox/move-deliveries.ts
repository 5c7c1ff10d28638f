import type { Jobs } from '../../platform/jobs.ts';
import { listPendingDeliveries } from '../../store/message/webhook-delivery.ts';
import type { Db } from '../../store/seal/vault.ts';
import { addDeliveryJob } from '../add-delivery-job.ts';

/** Each takes a job of its own, within the move; what is beyond them goes out at the times from before. */
const mostMoved = 2_000;

/**
 * Asks for the attempts of a sandbox's deliveries at the times that they have since its clock was moved. The jobs from
 * before still wait for the old times, and find then that their attempt was made. What is being sent asks for its next attempt
 * by itself.
 * @param totalSec how far the clock was moved in all: each move asks anew
 */
export async function moveDeliveries(
  jobs: Pick<Jobs, 'add'>,
  tx: Db,
  { tenantId, totalSec, now }: { tenantId: string; totalSec: number; now: Date },
): Promise<void> {
  const pending = await listPendingDeliveries(tx, { tenantId, now, most: mostMoved });
  for (const { next_attempt_at: at, ...delivery } of pending) {
    const isLater = at !== null && at > now;
    await addDeliveryJob(jobs, tx, delivery, { asked: `moved ${totalSec}`, ...(isLater && { at }) });
  }
}

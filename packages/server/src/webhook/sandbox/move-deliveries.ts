import type { Jobs } from '../../platform/jobs.ts';
import { listPendingDeliveries } from '../../store/message/webhook-delivery.ts';
import type { Db } from '../../store/seal/vault.ts';
import { addDeliveryJob } from '../add-delivery-job.ts';

/**
 * Asks for the attempts of a sandbox's deliveries at the times that they have since its clock was moved. The jobs from
 * before still wait for the old times, and find then that their attempt was made.
 * @param totalSec how far the clock was moved in all: each move asks anew
 */
export async function moveDeliveries(
  jobs: Pick<Jobs, 'add'>,
  tx: Db,
  { tenantId, totalSec, now }: { tenantId: string; totalSec: number; now: Date },
): Promise<void> {
  for (const { next_attempt_at: at, ...delivery } of await listPendingDeliveries(tx, tenantId)) {
    const isLater = at !== null && at > now;
    await addDeliveryJob(jobs, tx, delivery, { asked: `moved ${totalSec}`, ...(isLater && { at }) });
  }
}

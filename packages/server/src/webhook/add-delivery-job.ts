import type { Jobs } from '../platform/jobs.ts';
import type { Db } from '../store/seal/vault.ts';

/**
 * Asks for the next attempt of a delivery. Asking twice for the same attempt adds nothing.
 * @param delivery its id and how many attempts there were
 * @param at now, unless given
 */
export const addDeliveryJob = (
  jobs: Pick<Jobs, 'add'>,
  tx: Db,
  { id, attempts }: { id: string; attempts: number },
  at?: Date,
): Promise<void> =>
  jobs.add(
    tx,
    'deliver-webhook',
    { deliveryId: id, attempts },
    { singletonKey: `${id}.${attempts}`, ...(at && { startAfter: at }) },
  );

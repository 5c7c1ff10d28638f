import type { Jobs } from '../platform/jobs.ts';
import type { Db } from '../store/seal/vault.ts';

/**
 * Asks for the next attempt of a delivery. Asking twice for the same attempt adds nothing, unless `asked` differs.
 * @param delivery its id and how many attempts there were
 * @param when now, unless `at` says otherwise; `asked` tells it from jobs that wait for the same attempt
 */
export const addDeliveryJob = (
  jobs: Pick<Jobs, 'add'>,
  tx: Db,
  { id, attempts }: { id: string; attempts: number },
  { at, asked }: { at?: Date; asked?: string } = {},
): Promise<void> =>
  jobs.add(
    tx,
    'deliver-webhook',
    { deliveryId: id, attempts },
    {
      singletonKey: [id, attempts, ...(asked === undefined ? [] : [asked])].join('.'),
      ...(at && { startAfter: at }),
    },
  );

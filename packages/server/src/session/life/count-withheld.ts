import { afterCommit } from '../../platform/database.ts';
import type { EventSubscriber } from '../../platform/events.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Db } from '../../store/seal/vault.ts';

/** What a quota of a tenant may withhold where no request is refused. */
export type Withheld = 'session' | 'copy' | 'enrolment';

/** Makes the counter; what is refused as the answer of a request is counted there (`platform/http/health.ts`). */
export function createWithheldCounter(metrics: Metrics): (what: Withheld) => void {
  const count = metrics.counter(
    'selfsame_quota_withheld_total',
    'What quotas of tenants withheld without refusing a request',
    { what: ['session', 'copy', 'enrolment'] },
  );
  return (what) => count({ what });
}

/** Counts captures that there was no room for, and copies that were left out, once their ends have committed. */
export const countWithheld =
  (count: (what: Withheld) => void): EventSubscriber<Db> =>
  async (tx, { data }) => {
    if ('reason' in data && data.reason === 'storageFull') afterCommit(tx, () => count('session'));
    if ('copyLeftOut' in data && data.copyLeftOut === true) afterCommit(tx, () => count('copy'));
  };

import { passkeyStandIns } from '@selfsame/contract';
import { afterCommit } from '../../platform/database.ts';
import type { EventSubscriber } from '../../platform/events.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { StoredStandIn } from '../../store/tables.ts';

const kinds: readonly StoredStandIn[] = [...passkeyStandIns, 'browser'];

/** How far something that stands in for a passkey has come, by the event that says so. */
const results = {
  'passkey.missing': 'asked',
  'passkey.stoodIn': 'given',
  'passkey.delayStopped': 'stopped',
} as const;

/**
 * Counts what stood in for passkeys that were not on the device. Those asked and never given were refused, left or expired:
 * the reasons of the transactions' ends say which.
 */
export function createStandInCounter(metrics: Metrics): EventSubscriber<Db> {
  const count = metrics.counter('selfsame_passkey_stand_ins_total', 'What stood in for missing passkeys', {
    stand_in: kinds,
    result: ['asked', 'given', 'stopped'],
  });
  return async (tx, { type, data }) => {
    if (!Object.hasOwn(results, type)) return;
    const result = results[type as keyof typeof results];
    afterCommit(tx, () => count({ stand_in: data.standIn as StoredStandIn, result }));
  };
}

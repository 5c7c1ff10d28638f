import { quotas } from '../world/ground.ts';
import type { GroupLook } from './look.ts';

/** What a backend begins takes part of the quota of its day, and a sign-in does not: {@link quotasHold} builds on that. */
export function countedAsBegun({ acts, before, after }: GroupLook): string[] {
  // A sign-in that was broken off has a session, and no row of its own yet.
  const mayLackRow = acts.some(({ faults }) => faults.length > 0);
  return [...after.sessions.values()].flatMap(({ id, is_counted, is_sign_in }) => {
    if (before.sessions.has(id)) return [];
    if (is_counted && is_sign_in) return [`session ${id} of a sign-in counts against the quota`];
    if (is_counted || is_sign_in || mayLackRow) return [];
    return [`session ${id} of a backend does not count against the quota`];
  });
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * Quotas are never exceeded: the second tenant has no more accounts, keeps no more bytes, and begins no more transactions a day,
 * than it may.
 */
export function quotasHold({ world, after }: GroupLook): string[] {
  const { tenantId } = world.ground.tenants[1];
  const accounts = [...after.accounts.values()].filter(
    ({ tenant_id, deleted_at }) => tenant_id === tenantId && deleted_at === null,
  );
  const begun = [...after.sessions.values()].filter(
    ({ tenant_id, is_counted }) => is_counted && tenant_id === tenantId,
  );
  const bytes = after.storedBytes.get(tenantId) ?? 0;
  const byDay = Map.groupBy(begun, ({ started_at }) => dayOf(started_at));
  return [
    ...(accounts.length > quotas.Accounts
      ? [`there are ${accounts.length} accounts in place of ${quotas.Accounts}`]
      : []),
    ...(bytes > quotas.StorageBytes ? [`${bytes} bytes are kept in place of ${quotas.StorageBytes}`] : []),
    ...[...byDay].flatMap(([day, { length }]) =>
      length > quotas.TransactionsPerDay
        ? [`${length} transactions began on ${day}, not ${quotas.TransactionsPerDay}`]
        : [],
    ),
  ];
}

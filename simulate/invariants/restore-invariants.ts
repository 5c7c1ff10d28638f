import type { GroupLook } from './look.ts';
import type { Snapshot } from './snapshot.ts';

/** What is erased stays erased after a restore: nothing is back of what was erased before the keys were kept. */
export function restoredStaysErased({ restored, after }: GroupLook): string[] {
  if (restored === null) return [];
  const { erased } = restored.keys;
  const accounts = [...after.accounts.values()].filter(
    ({ id, deleted_at }) => deleted_at === null && erased.has(id),
  );
  return [
    ...accounts.map(({ id }) => `account ${id} was erased, and a restore brought it back`),
    ...after.credentials
      .filter(({ id }) => erased.has(id))
      .map(({ id }) => `credential ${id} was erased, and a restore brought it back`),
  ];
}

const liveAccounts = ({ accounts }: Snapshot): string[] =>
  [...accounts.values()].filter(({ deleted_at }) => deleted_at === null).map(({ id }) => id);

/**
 * A restore brings back all that stood in the backup and was not erased since; no faces for sure where the keys were kept in
 * another past than that of the backup.
 */
export function restoredIsWhole({ restored, after }: GroupLook): string[] {
  const was = restored?.data.snapshot;
  if (!restored || !was) return [];
  const { data, keys } = restored;
  const { erased } = keys;
  const hasItsKeys = keys === data || keys.past.includes(data);
  const faces = hasItsKeys ? was.credentials.map(({ id }) => id) : [];
  const live = new Set([...liveAccounts(after), ...after.credentials.map(({ id }) => id)]);
  const lost = [...liveAccounts(was), ...faces].filter((id) => !erased.has(id) && !live.has(id));
  const changed = [...was.sessions.values()].filter(
    ({ id, status, end_reason }) =>
      after.sessions.get(id)?.status !== status || after.sessions.get(id)?.end_reason !== end_reason,
  );
  return [
    ...lost.map((id) => `${id} was in the backup, and is not there after its restore`),
    ...changed.map(({ id }) => `session ${id} is not as it was in the backup`),
    ...(after.events.length === was.events.length
      ? []
      : [`the log has ${after.events.length} entries after a restore of ${was.events.length}`]),
  ];
}

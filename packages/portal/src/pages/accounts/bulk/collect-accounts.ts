import { type AccountListItem, limits } from '@selfsame/contract';
import type { BulkTarget } from './bulk-target.ts';

/** What a list of users is narrowed to, as the API takes it. */
export interface Narrowing {
  search?: string;
  filter?: string;
}

/** Most users that one action changes: what takes longer than minutes is a job for the API. */
export const mostAtOnce = 5_000;

/** Reads a page of the list of users. */
type ReadPage = (input: {
  query: Narrowing & { start: number; size: number; sort: string };
  signal: AbortSignal;
}) => Promise<{ Items: AccountListItem[]; TotalCount: number }>;

/** All users that match, in an order that changes of status do not disturb, and how many the server says they are. */
async function collectAccounts(narrowing: Narrowing, read: ReadPage, signal: AbortSignal) {
  // One that a page repeats, since another was deleted meanwhile, counts once.
  const all = new Map<string, AccountListItem>();
  const { max: size } = limits.page;
  for (let start = 0; ; ) {
    const { Items, TotalCount } = await read({
      query: { ...narrowing, start, size, sort: 'CreatedDate' },
      signal,
    });
    for (const item of Items) all.set(item.UIN, item);
    start += Items.length;
    const isEnd = Items.length === 0 || start >= TotalCount;
    if (isEnd || start > mostAtOnce)
      return { accounts: [...all.values()], count: isEnd ? all.size : TotalCount };
  }
}

/**
 * The users of a target, as long as they are as many as were agreed to.
 * @param agreed how many the person saw and agreed to
 * @returns the users; or, where another number matches by now, only that number: it has to be asked again
 * @throws the signal's reason when it fires
 */
export async function settleTarget(
  { chosen, all }: BulkTarget,
  agreed: number,
  { read, signal }: { read: ReadPage; signal: AbortSignal },
): Promise<{ accounts: readonly AccountListItem[] } | { count: number }> {
  if (!all) return { accounts: chosen };
  const { accounts, count } = await collectAccounts(all, read, signal);
  signal.throwIfAborted();
  return count === agreed ? { accounts } : { count };
}

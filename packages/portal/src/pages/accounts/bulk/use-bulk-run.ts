import type { AccountListItem } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api/api.ts';
import type { BulkKind } from './bulk-bar.tsx';
import type { BulkTarget } from './bulk-target.ts';
import { settleTarget } from './collect-accounts.ts';
import { type BulkProgress, runBulk } from './run-bulk.ts';

/** Where a run is. */
export type BulkState =
  /** `isRecounted`: another number matches than the one that was agreed to. */
  | { name: 'asking'; error?: unknown; isRecounted?: boolean }
  | { name: 'collecting' }
  | { name: 'running'; total: number; progress: BulkProgress<AccountListItem> }
  | { name: 'over'; total: number; progress: BulkProgress<AccountListItem>; isStopped: boolean };

/** One call for each: each is refused, told and audited by itself. */
const calls: Record<BulkKind, (account: AccountListItem, reason: string) => Promise<unknown>> = {
  enable: ({ AccountNumber }) =>
    api.EnableAccount({ params: { AccountNumber }, query: { enabled: true, reason: '' } }),
  disable: ({ AccountNumber }, reason) =>
    api.EnableAccount({ params: { AccountNumber }, query: { enabled: false, reason } }),
  remove: ({ AccountNumber }) => api.DeleteAccount({ params: { AccountNumber } }),
};

/**
 * Runs over the users of a target, and over those that failed once more; leaving ends it. `count` is how many the person is
 * asked about: where another number is found at the start, nothing is done and it is asked again.
 */
export function useBulkRun(kind: BulkKind, target: BulkTarget) {
  const client = useQueryClient();
  const [state, setState] = useState<BulkState>({ name: 'asking' });
  const [count, setCount] = useState(target.count);
  const ending = useRef(new AbortController());
  useEffect(() => () => ending.current.abort(), []);
  const run = async (accounts: readonly AccountListItem[], reason: string, signal: AbortSignal) => {
    const total = accounts.length;
    setState({ name: 'running', total, progress: { done: 0, failed: [], stopped: null } });
    const progress = await runBulk(accounts, (account) => calls[kind](account, reason), {
      signal,
      onProgress: (now) => setState({ name: 'running', total, progress: now }),
    });
    setState({ name: 'over', total, progress, isStopped: signal.aborted });
    await client.invalidateQueries({ queryKey: ['accounts'] });
    await client.invalidateQueries({ queryKey: ['audit'] });
  };
  return {
    state,
    count,
    start: async (reason: string, only?: readonly AccountListItem[]) => {
      const own = new AbortController();
      ending.current = own;
      try {
        if (!only && target.all) setState({ name: 'collecting' });
        const found = only
          ? { accounts: only }
          : await settleTarget(target, count, { read: api.GetAccounts, signal: own.signal });
        if ('accounts' in found) return await run(found.accounts, reason, own.signal);
        setCount(found.count);
        setState({ name: 'asking', isRecounted: true });
      } catch (error) {
        // Who stops the search is asked again; nothing was done yet.
        setState(own.signal.aborted ? { name: 'asking' } : { name: 'asking', error });
      }
    },
    stop: () => ending.current.abort(),
  };
}

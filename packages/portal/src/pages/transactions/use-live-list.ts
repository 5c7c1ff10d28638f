import type { ListQuery, TransactionPage } from '@selfsame/contract';
import { type QueryKey, type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/api.ts';
import { useFeed } from '../../api/use-feed.ts';
import { useGathered } from '../../api/use-gathered.ts';
import { mergeRows } from './merge-rows.ts';

/** Changes that come close together are read together, ms. */
const gatherMs = 300;
const countMs = 1_000;

const readRow = async (id: string) =>
  (await api.GetTransactions({ query: { filter: `Id:${id}`, size: 1 } })).Items;

/**
 * Keeps a shown page of the list up to date without moving anything: rows change where they stand, and what is new is
 * counted until somebody asks for it.
 * @returns how many there are that the page does not know yet
 */
export function useLiveList(
  queryKey: QueryKey,
  query: ListQuery,
  { data: page, isFetching }: Pick<UseQueryResult<TransactionPage>, 'data' | 'isFetching'>,
): number {
  const client = useQueryClient();
  const [counted, setCounted] = useState<{ filter: string; total: number } | null>(null);
  const changed = useRef(new Set<string>());
  /** What changed while the page was on its way: it may hold them as they were before. */
  const overtaken = useRef(new Set<string>());
  const filter = query.filter ?? '';

  const readChanged = useGathered(async () => {
    const ids = [...changed.current];
    changed.current.clear();
    const newer = await Promise.all(ids.map(readRow)).catch((error: unknown) => {
      for (const id of ids) changed.current.add(id);
      throw error;
    });
    client.setQueryData<TransactionPage>(queryKey, (shown) => shown && mergeRows(shown, newer.flat()));
  }, gatherMs);

  const countFresh = useGathered(async () => {
    const { TotalCount } = await api.GetTransactions({
      query: { ...(filter ? { filter } : {}), size: 1 },
    });
    setCounted({ filter, total: TotalCount });
  }, countMs);

  /** The cache is asked, for React draws a moment later. @returns whether the page holds it */
  const readAnew = (id: string): boolean => {
    const shown = client.getQueryData<TransactionPage>(queryKey);
    if (!shown?.Items.some(({ Id }) => Id === id)) return false;
    changed.current.add(id);
    readChanged();
    return true;
  };

  useFeed(
    ({ Type, References: { Transaction } }) => {
      if (!Transaction) return;
      if (client.isFetching({ queryKey }) > 0) overtaken.current.add(Transaction);
      if (!readAnew(Transaction) && Type === 'session.begun') countFresh();
    },
    () => void client.invalidateQueries({ queryKey }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a page has come
  useEffect(() => {
    if (isFetching) return;
    for (const id of overtaken.current) readAnew(id);
    overtaken.current.clear();
  }, [isFetching, page]);
  // Against what the shown page knows: a page that was read anew knows all.
  return counted?.filter === filter && page ? Math.max(0, counted.total - page.TotalCount) : 0;
}

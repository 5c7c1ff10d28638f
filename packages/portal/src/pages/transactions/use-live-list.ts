import { useDebouncedCallback } from '@mantine/hooks';
import type { ListQuery, TransactionPage } from '@selfsame/contract';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/api.ts';
import { useFeed } from '../../api/use-feed.ts';
import { mergeRows } from './merge-rows.ts';

/** Changes that come close together are read together, ms. */
const restMs = 300;
const countRestMs = 1_000;

/**
 * Keeps a shown page of the list up to date without moving anything: rows change where they stand, and what is new is
 * counted until somebody asks for it.
 * @returns how many there are that the page does not know yet
 */
export const useLiveList = (
  queryKey: QueryKey,
  query: ListQuery,
  page: TransactionPage | undefined,
): number => {
  const client = useQueryClient();
  const [fresh, setFresh] = useState(0);
  const changed = useRef(new Set<string>());
  const total = page?.TotalCount;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was read anew knows all there is
  useEffect(() => setFresh(0), [page]);

  const readChanged = useDebouncedCallback(async () => {
    const ids = [...changed.current];
    changed.current.clear();
    const pages = await Promise.all(
      ids.map((id) => api.GetTransactions({ query: { filter: `Id:${id}`, size: 1 } })),
    );
    client.setQueryData<TransactionPage>(
      queryKey,
      (shown) =>
        shown &&
        mergeRows(
          shown,
          pages.flatMap(({ Items }) => Items),
        ),
    );
  }, restMs);

  const countFresh = useDebouncedCallback(async () => {
    const { TotalCount } = await api.GetTransactions({
      query: { ...(query.filter ? { filter: query.filter } : {}), size: 1 },
    });
    setFresh(Math.max(0, TotalCount - (total ?? TotalCount)));
  }, countRestMs);

  useFeed(
    ({ Type, References: { Transaction } }) => {
      if (!Transaction) return;
      if (page?.Items.some(({ Id }) => Id === Transaction)) {
        changed.current.add(Transaction);
        readChanged();
      } else if (Type === 'session.begun') countFresh();
    },
    () => void client.invalidateQueries({ queryKey }),
  );
  return fresh;
};

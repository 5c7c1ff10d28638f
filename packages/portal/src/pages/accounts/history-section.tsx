import type { Account, TransactionPage } from '@selfsame/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';

type Item = TransactionPage['Items'][number];

const tones: Record<number, Tone> = { 0: 'pending', 1: 'good', 2: 'bad', 3: 'warn', 4: 'bad', 5: 'quiet' };

/** All operations and transactions of the user, also those under an older account number. */
export function HistorySection({ account }: { account: Account }) {
  const { history: words } = useTexts(accountTexts);
  const state = useTableState({ sort: 'StartDate,desc', filters: [], prefix: 'h.' });
  const query = { ...state.query, filter: `AccountUIN:${account.UIN}` };
  const page = useQuery({
    queryKey: ['transactions', 'list', query],
    queryFn: ({ signal }) => api.GetTransactions({ query, signal }),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(
    (): Column<Item>[] => [
      {
        id: 'Type',
        header: words.type,
        cell: ({ row }) => words.types[row.original.Type] ?? row.original.Type,
      },
      {
        id: 'Status',
        header: words.status,
        cell: ({ row: { original } }) => (
          <StatusBadge tone={tones[original.Status] ?? 'quiet'}>
            {words.statuses[original.Status]}
          </StatusBadge>
        ),
      },
      {
        id: 'StartDate',
        header: words.started,
        cell: ({ row }) => <Instant at={row.original.StartDate} />,
      },
      { id: 'EndDate', header: words.ended, cell: ({ row }) => <Instant at={row.original.EndDate} /> },
      { id: 'Tag', header: words.tag, cell: ({ row }) => row.original.Tag || '—' },
    ],
    [words],
  );
  return (
    <Section title={words.title} lead={words.lead}>
      <DataTable
        name="account-history"
        label={words.title}
        columns={columns}
        state={state}
        page={page}
        rowId={(row) => row.Id}
        rowLink={(row) => `/transactions/${row.Id}`}
        empty={<EmptyState isSmall title={words.empty} />}
        isPlain
      />
    </Section>
  );
}

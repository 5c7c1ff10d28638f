import { Text } from '@mantine/core';
import type { TransactionPage } from '@selfsame/contract';
import { useMemo } from 'react';
import { Instant } from '../../parts/instant.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { TransactionStatus } from './transaction-status.tsx';
import { transactionTexts } from './transaction-texts.ts';

/** One row of the list. */
export type TransactionRow = TransactionPage['Items'][number];

/** Columns of the list; their ids are the fields that the API sorts by. */
export function useTransactionColumns(): Column<TransactionRow>[] {
  const texts = useTexts(transactionTexts);
  return useMemo(() => {
    const { columns } = texts;
    const all: Column<TransactionRow>[] = [
      {
        id: 'StartDate',
        header: columns.started,
        cell: ({ row }) => <Instant at={row.original.StartDate} />,
      },
      { id: 'Type', header: columns.type, cell: ({ row }) => texts.types[row.original.Type] },
      {
        id: 'AccountNumber',
        header: columns.account,
        cell: ({ row: { original } }) =>
          original.AccountNumber ?? (
            <Text size="sm" c="dimmed" component="span">
              {texts.noAccount}
            </Text>
          ),
      },
      {
        id: 'Status',
        header: columns.status,
        cell: ({ row }) => <TransactionStatus status={row.original.Status} reason={row.original.Reason} />,
      },
      {
        id: 'AttemptsUsed',
        holds: 'number',
        header: columns.attempts,
        enableSorting: false,
        cell: ({ row }) => row.original.AttemptsUsed,
      },
      {
        id: 'TransportType',
        header: columns.transport,
        cell: ({ row }) => texts.transports[row.original.TransportType],
      },
      { id: 'Tag', header: columns.tag, cell: ({ row }) => row.original.Tag ?? '' },
      { id: 'Name', header: columns.name, cell: ({ row }) => row.original.Name },
      { id: 'EndDate', header: columns.ended, cell: ({ row }) => <Instant at={row.original.EndDate} /> },
      { id: 'Result', header: columns.result, cell: ({ row }) => row.original.Result ?? '' },
    ];
    return all;
  }, [texts]);
}

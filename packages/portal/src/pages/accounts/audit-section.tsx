import type { AuditEvent } from '@selfsame/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { auditTexts } from '../audit/audit-texts.ts';
import { accountTexts } from './account-texts.ts';

/** What the audit log says about the user. */
export function AuditSection({ uin }: { uin: string }) {
  const { audit: words } = useTexts(accountTexts);
  const { messages } = useTexts(auditTexts);
  const state = useTableState({ sort: 'EventDate,desc', filters: [], prefix: 'a.' });
  const query = { ...state.query, filter: `Account:${uin}` };
  const page = useQuery({
    queryKey: ['audit', 'list', query],
    queryFn: ({ signal }) => api.GetAuditEvents({ query, signal }),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(
    (): Column<AuditEvent>[] => [
      {
        id: 'MessageType',
        header: words.event,
        // What this page has no shorter word for is called as in the whole log.
        cell: ({ row: { original } }) =>
          words.events[original.MessageType] ?? messages[original.MessageType] ?? original.Message,
      },
      { id: 'EventDate', header: words.when, cell: ({ row }) => <Instant at={row.original.EventDate} /> },
      {
        id: 'ExecutorType',
        header: words.by,
        enableSorting: false,
        cell: ({ row: { original } }) =>
          [words.executors[original.ExecutorType], original.ExecutorValue].filter(Boolean).join(': '),
      },
    ],
    [words, messages],
  );
  return (
    <Section title={words.title} lead={words.lead}>
      <DataTable
        name="account-audit"
        label={words.title}
        columns={columns}
        state={state}
        page={page}
        rowId={(row) => row.Id}
        empty={<EmptyState isSmall title={words.empty} />}
        isPlain
      />
    </Section>
  );
}

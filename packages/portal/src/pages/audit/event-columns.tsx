import { Stack, Text } from '@mantine/core';
import type { AuditEvent } from '@selfsame/contract';
import { useMemo } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { shortId } from '../../parts/short-id.ts';
import { StatusBadge } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { auditTexts } from './audit-texts.ts';

const cut = (id: string): string => (id.length > 12 ? `${shortId(id)}…` : id);

/** Who acted, in words. */
export function Executor({ event }: { event: AuditEvent }) {
  const { executors } = useTexts(auditTexts);
  const name = event.ExecutorValue ?? (event.ExecutorExternalId ? cut(event.ExecutorExternalId) : null);
  return (
    <Stack gap={0}>
      <Text size="sm" component="span">
        {executors[event.ExecutorType]}
      </Text>
      {name && event.ExecutorType !== 'System' && (
        <Text size="xs" c="dimmed" component="span" title={event.ExecutorExternalId ?? undefined}>
          {name}
        </Text>
      )}
    </Stack>
  );
}

function About({ event }: { event: AuditEvent }) {
  const { references } = useTexts(auditTexts);
  const [first, ...rest] = event.References;
  if (!first) return '—';
  return (
    <Stack gap={0}>
      <Text size="sm" component="span">
        {references[first.Type] ?? first.Type}
      </Text>
      <Text size="xs" c="dimmed" component="span" title={first.ExternalId}>
        {cut(first.ExternalId)}
        {rest.length > 0 && ` +${rest.length}`}
      </Text>
    </Stack>
  );
}

/** Columns of the table of events. */
export function useEventColumns(): Column<AuditEvent>[] {
  const { columns, levels, messages } = useTexts(auditTexts);
  return useMemo(
    () => [
      {
        id: 'EventDate',
        header: columns.when,
        cell: ({ row: { original } }) => <Instant at={original.EventDate} />,
      },
      {
        id: 'MessageType',
        header: columns.what,
        cell: ({ row: { original } }) => messages[original.MessageType] ?? original.Message,
      },
      {
        id: 'ExecutorType',
        header: columns.who,
        cell: ({ row: { original } }) => <Executor event={original} />,
      },
      {
        id: 'References',
        header: columns.about,
        enableSorting: false,
        cell: ({ row: { original } }) => <About event={original} />,
      },
      {
        id: 'EventLevel',
        header: columns.level,
        cell: ({ row: { original } }) => (
          <StatusBadge tone={original.EventLevel === 'Warning' ? 'warn' : 'quiet'}>
            {levels[original.EventLevel]}
          </StatusBadge>
        ),
      },
    ],
    [columns, levels, messages],
  );
}

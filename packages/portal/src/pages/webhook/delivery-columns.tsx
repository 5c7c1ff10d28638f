import { Stack, Text } from '@mantine/core';
import type { WebhookDelivery } from '@selfsame/contract';
import { useMemo } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { webhookTexts } from './webhook-texts.ts';

/** How each state of a delivery is meant. */
const deliveryTones: Record<WebhookDelivery['Status'], Tone> = {
  Pending: 'pending',
  Succeeded: 'good',
  Failed: 'bad',
  Canceled: 'quiet',
};

/** State of a delivery as icon and word. */
export function DeliveryStatus({ status }: { status: WebhookDelivery['Status'] }) {
  const { statuses } = useTexts(webhookTexts).deliveries;
  return <StatusBadge tone={deliveryTones[status]}>{statuses[status]}</StatusBadge>;
}

const Answer = ({ row }: { row: WebhookDelivery }) => (
  <Stack gap={0}>
    <span>{row.StatusCode === null ? '—' : `HTTP ${row.StatusCode}`}</span>
    {row.Error && (
      <Text size="xs" c="dimmed" lineClamp={2} component="span">
        {row.Error}
      </Text>
    )}
  </Stack>
);

/** Columns of the delivery log. */
export function useDeliveryColumns(): Column<WebhookDelivery>[] {
  const { deliveries, eventTypes } = useTexts(webhookTexts);
  const { columns } = deliveries;
  return useMemo(
    () => [
      {
        id: 'CreatedDate',
        header: columns.created,
        cell: ({ row: { original } }) => <Instant at={original.CreatedDate} />,
      },
      {
        id: 'EventType',
        header: columns.type,
        cell: ({ row: { original } }) => eventTypes[original.EventType],
      },
      {
        id: 'AccountNumber',
        header: columns.account,
        cell: ({ row: { original } }) => original.AccountNumber ?? '—',
      },
      {
        id: 'Status',
        header: columns.status,
        cell: ({ row: { original } }) => <DeliveryStatus status={original.Status} />,
      },
      {
        id: 'StatusCode',
        header: columns.answer,
        cell: ({ row: { original } }) => <Answer row={original} />,
      },
      {
        id: 'AttemptCount',
        header: columns.attempts,
        cell: ({ row: { original } }) => original.AttemptCount,
      },
      {
        id: 'NextAttemptDate',
        header: columns.next,
        enableSorting: false,
        cell: ({ row: { original } }) => <Instant at={original.NextAttemptDate} as="relative" />,
      },
      {
        id: 'FinishedDate',
        header: columns.finished,
        cell: ({ row: { original } }) => <Instant at={original.FinishedDate} />,
      },
    ],
    [columns, eventTypes],
  );
}

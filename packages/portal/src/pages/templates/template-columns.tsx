import { Stack, Text } from '@mantine/core';
import type { CustomOperation } from '@selfsame/contract';
import { useMemo } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import type { TemplateAction } from './template-action.ts';
import { TemplateMenu } from './template-menu.tsx';
import { templateTexts } from './template-texts.ts';

/** An error rate as people say it: 1 in 100,000. */
export function useRateWords(): (rate: number | null) => string {
  const texts = useTexts(templateTexts);
  const formats = useFormats();
  return (rate) => (rate === null ? texts.tenantRate : texts.rate(formats.number(Math.round(1 / rate))));
}

const Rate = ({ rate }: { rate: number | null }) => useRateWords()(rate);

const livenessOf = ({ CheckLiveness }: CustomOperation) =>
  CheckLiveness === null ? 'default' : CheckLiveness ? 'on' : 'off';

/** Columns of the table of templates. */
export function useTemplateColumns(onAction: (action: TemplateAction) => void): Column<CustomOperation>[] {
  const { columns, states, liveness } = useTexts(templateTexts);
  const mayChange = useMay(['Configurator']);
  return useMemo(() => {
    const plain: Column<CustomOperation>[] = [
      {
        id: 'Name',
        header: columns.name,
        cell: ({ row: { original } }) => (
          <Stack gap={0}>
            <Text size="sm" fw={600} component="span">
              {original.Name}
            </Text>
            {original.Description && (
              <Text size="xs" c="dimmed" component="span">
                {original.Description}
              </Text>
            )}
          </Stack>
        ),
      },
      { id: 'Title', header: columns.heading, cell: ({ row: { original } }) => original.Title ?? '—' },
      {
        id: 'FalseMatchRate',
        header: columns.rate,
        cell: ({ row: { original } }) => <Rate rate={original.FalseMatchRate} />,
      },
      {
        id: 'CheckLiveness',
        header: columns.liveness,
        cell: ({ row: { original } }) => liveness[livenessOf(original)],
      },
      {
        id: 'Enabled',
        header: columns.status,
        cell: ({ row: { original } }) => (
          <StatusBadge tone={original.Enabled ? 'good' : 'quiet'}>
            {original.Enabled ? states.enabled : states.disabled}
          </StatusBadge>
        ),
      },
      {
        id: 'CreatedDate',
        header: columns.created,
        cell: ({ row: { original } }) => <Instant at={original.CreatedDate} as="date" />,
      },
    ];
    const actions: Column<CustomOperation> = {
      id: 'Actions',
      header: columns.actions,
      cell: ({ row: { original } }) => <TemplateMenu template={original} onAction={onAction} />,
    };
    // The API gives them whole, oldest first.
    return [...plain, ...(mayChange ? [actions] : [])].map((column) => ({ ...column, enableSorting: false }));
  }, [columns, states, liveness, mayChange, onAction]);
}

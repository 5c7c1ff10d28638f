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
import { ternaryOf } from './template-draft.ts';
import { TemplateMenu } from './template-menu.tsx';
import { templateTexts } from './template-texts.ts';

/** An error rate as people say it: 1 in 100,000. */
export function useRateWords(): (rate: number | null) => string {
  const texts = useTexts(templateTexts);
  const formats = useFormats();
  return (rate) => (rate === null ? texts.tenantRate : texts.rate(formats.number(Math.round(1 / rate))));
}

const Rate = ({ rate }: { rate: number | null }) => useRateWords()(rate);

function NameAndPurpose({ template: { Name, Description } }: { template: CustomOperation }) {
  return (
    <Stack gap={0} maw={168}>
      <Text size="sm" fw={600} component="span">
        {Name}
      </Text>
      {Description && (
        <Text size="xs" c="dimmed" component="span" style={{ whiteSpace: 'normal' }}>
          {Description}
        </Text>
      )}
    </Stack>
  );
}

/** Columns of the table of templates. */
export function useTemplateColumns(onAction: (action: TemplateAction) => void): Column<CustomOperation>[] {
  const { columns, states, liveness, secondFactor } = useTexts(templateTexts);
  const mayChange = useMay(['Configurator']);
  return useMemo(() => {
    const plain: Column<CustomOperation>[] = [
      {
        id: 'Name',
        header: columns.name,
        cell: ({ row: { original } }) => <NameAndPurpose template={original} />,
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
        cell: ({ row: { original } }) => liveness[ternaryOf(original.CheckLiveness)],
      },
      {
        id: 'SecondFactor',
        header: columns.passkey,
        cell: ({ row: { original } }) => secondFactor[original.SecondFactor ?? 'default'],
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
      holds: 'actions',
      header: columns.actions,
      cell: ({ row: { original } }) => <TemplateMenu template={original} onAction={onAction} />,
    };
    // The API gives them whole, oldest first.
    return [...plain, ...(mayChange ? [actions] : [])].map((column) => ({ ...column, enableSorting: false }));
  }, [columns, states, liveness, secondFactor, mayChange, onAction]);
}

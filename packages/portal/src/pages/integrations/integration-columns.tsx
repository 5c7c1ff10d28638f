import { Text } from '@mantine/core';
import type { OpenIdIntegration } from '@selfsame/contract';
import { useMemo } from 'react';
import { CopyValue } from '../../parts/copy-value.tsx';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { integrationTexts } from './integration-texts.ts';

/** Columns of the table of integrations. */
export function useIntegrationColumns(): Column<OpenIdIntegration>[] {
  const { fields, clientTypes, loginTypes, enabled, disabled, columns } = useTexts(integrationTexts);
  return useMemo(
    () => [
      {
        id: 'Name',
        header: fields.name,
        cell: ({ row: { original } }) => (
          <Text size="sm" fw={600} component="span">
            {original.Name}
          </Text>
        ),
      },
      {
        id: 'ClientId',
        header: columns.clientId,
        enableSorting: false,
        cell: ({ row: { original } }) => (
          <CopyValue value={original.ClientId} name={columns.clientId} display="code" />
        ),
      },
      {
        id: 'ClientType',
        header: fields.clientType,
        cell: ({ row: { original } }) => clientTypes[original.ClientType],
      },
      {
        id: 'LoginType',
        header: fields.loginType,
        cell: ({ row: { original } }) => loginTypes[original.LoginType],
      },
      {
        id: 'Enabled',
        header: columns.status,
        cell: ({ row: { original } }) => (
          <StatusBadge tone={original.Enabled ? 'good' : 'quiet'}>
            {original.Enabled ? enabled : disabled}
          </StatusBadge>
        ),
      },
      {
        id: 'CreatedDate',
        header: columns.created,
        cell: ({ row: { original } }) => <Instant at={original.CreatedDate} as="date" />,
      },
      {
        id: 'ModifiedDate',
        header: columns.modified,
        cell: ({ row: { original } }) => <Instant at={original.ModifiedDate} as="relative" />,
      },
    ],
    [fields, clientTypes, loginTypes, enabled, disabled, columns],
  );
}

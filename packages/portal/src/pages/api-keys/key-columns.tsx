import { Stack, Text } from '@mantine/core';
import { type ApiKey, roles } from '@selfsame/contract';
import { useMemo } from 'react';
import { CopyValue } from '../../parts/copy-value.tsx';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import { KeyMenu } from './key-menu.tsx';
import { type KeyState, keyState } from './key-state.ts';

/** Something about to be done to a key. */
export interface KeyAction {
  kind: 'disable' | 'revoke' | 'delete';
  key: ApiKey;
}

const tones: Record<KeyState, Tone> = { enabled: 'good', disabled: 'quiet', expired: 'warn' };

function Status({ apiKey }: { apiKey: ApiKey }) {
  const texts = useTexts(apiKeyTexts);
  const state = keyState(apiKey);
  return (
    <Stack gap={0} align="flex-start">
      <StatusBadge tone={tones[state]}>{texts.states[state]}</StatusBadge>
      {apiKey.DisableReason !== '' && (
        <Text size="xs" c="dimmed">
          {texts.because(apiKey.DisableReason)}
        </Text>
      )}
    </Stack>
  );
}

/** Names of the roles. */
function Roles({ apiKey }: { apiKey: ApiKey }) {
  const texts = useTexts(apiKeyTexts);
  if (apiKey.Roles.length === roles.length) return texts.allRoles;
  return apiKey.Roles.map((role) => texts.roles[role].label).join(', ');
}

function Name({ apiKey }: { apiKey: ApiKey }) {
  const { unnamed } = useTexts(apiKeyTexts);
  return (
    <Text size="sm" fw={600} component="span">
      {apiKey.Description || unnamed}
    </Text>
  );
}

/** When a token was last drawn with the key. */
function LastUse({ apiKey: { LastUsedDate } }: { apiKey: ApiKey }) {
  const { unused } = useTexts(apiKeyTexts);
  return <Instant at={LastUsedDate} as="relative" none={unused} />;
}

/** Columns of the table of keys. */
export function useKeyColumns(onAction: (action: KeyAction) => void): Column<ApiKey>[] {
  const { columns, never, keyId } = useTexts(apiKeyTexts);
  return useMemo(
    () => [
      {
        id: 'Description',
        header: columns.description,
        cell: ({ row: { original } }) => <Name apiKey={original} />,
      },
      {
        id: 'ExternalId',
        header: columns.id,
        enableSorting: false,
        cell: ({ row }) => <CopyValue value={row.original.ExternalId} name={keyId} display="code" />,
      },
      {
        id: 'Roles',
        holds: 'words',
        header: columns.roles,
        enableSorting: false,
        cell: ({ row: { original } }) => <Roles apiKey={original} />,
      },
      {
        id: 'Enabled',
        holds: 'words',
        header: columns.status,
        cell: ({ row: { original } }) => <Status apiKey={original} />,
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
      {
        id: 'LastUsedDate',
        header: columns.lastUsed,
        enableSorting: false,
        cell: ({ row: { original } }) => <LastUse apiKey={original} />,
      },
      {
        id: 'ExpirationDate',
        header: columns.expires,
        cell: ({ row }) => <Instant at={row.original.ExpirationDate} as="date" none={never} />,
      },
      {
        id: 'Actions',
        holds: 'actions',
        header: columns.actions,
        enableSorting: false,
        cell: ({ row: { original } }) => <KeyMenu apiKey={original} onAction={onAction} />,
      },
    ],
    [columns, never, keyId, onAction],
  );
}

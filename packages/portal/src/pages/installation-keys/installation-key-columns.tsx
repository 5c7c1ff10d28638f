import { ActionIcon, Text } from '@mantine/core';
import type { InstallationKey } from '@selfsame/contract';
import { IconKeyOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { CopyValue } from '../../parts/copy-value.tsx';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { keyName } from '../api-keys/key-state.ts';
import { installationKeyTexts } from './installation-key-texts.ts';

type State = 'inForce' | 'expired' | 'revoked';
const tones: Record<State, Tone> = { inForce: 'good', expired: 'warn', revoked: 'quiet' };

function stateOf({ RevokedDate, ExpirationDate }: InstallationKey): State {
  if (RevokedDate !== null) return 'revoked';
  return ExpirationDate !== null && new Date(ExpirationDate) <= new Date() ? 'expired' : 'inForce';
}

function Status({ installationKey: key }: { installationKey: InstallationKey }) {
  const { states } = useTexts(installationKeyTexts);
  const state = stateOf(key);
  return (
    <>
      <StatusBadge tone={tones[state]}>{states[state]}</StatusBadge>
      {key.RevokedDate !== null && (
        <Text size="xs" c="dimmed">
          <Instant at={key.RevokedDate} as="date" />
        </Text>
      )}
    </>
  );
}

const Name = ({ installationKey: { Description } }: { installationKey: InstallationKey }) => (
  <Text size="sm" fw={500} component="span">
    {Description}
  </Text>
);

function Revoke({
  installationKey: key,
  onRevoke,
}: {
  installationKey: InstallationKey;
  onRevoke: (key: InstallationKey) => void;
}) {
  const { revoke, revokeOf } = useTexts(installationKeyTexts);
  if (key.RevokedDate !== null) return null;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      title={revoke}
      aria-label={revokeOf(keyName(key))}
      onClick={() => onRevoke(key)}
    >
      <IconKeyOff size={18} aria-hidden />
    </ActionIcon>
  );
}

/** Columns of the keys; the API gives all of them whole, the newest first. */
export function useInstallationKeyColumns(
  onRevoke: (key: InstallationKey) => void,
): Column<InstallationKey>[] {
  const texts = useTexts(installationKeyTexts);
  return useMemo(() => {
    const { columns, nobody, unused, never, keyId } = texts;
    const all: Column<InstallationKey>[] = [
      {
        id: 'Description',
        holds: 'words',
        header: columns.description,
        cell: ({ row }) => <Name installationKey={row.original} />,
      },
      {
        id: 'ExternalId',
        header: columns.id,
        cell: ({ row: { original } }) => (
          <CopyValue value={original.ExternalId} name={keyId} display="code" />
        ),
      },
      {
        id: 'CreatedBy',
        holds: 'words',
        header: columns.maker,
        cell: ({ row: { original } }) => original.CreatedBy ?? nobody,
      },
      {
        id: 'Status',
        header: columns.status,
        cell: ({ row }) => <Status installationKey={row.original} />,
      },
      {
        id: 'CreatedDate',
        header: columns.created,
        cell: ({ row }) => <Instant at={row.original.CreatedDate} as="date" />,
      },
      {
        id: 'LastUsedDate',
        header: columns.lastUsed,
        cell: ({ row }) => <Instant at={row.original.LastUsedDate} as="relative" none={unused} />,
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
        cell: ({ row }) => <Revoke installationKey={row.original} onRevoke={onRevoke} />,
      },
    ];
    return all.map((column) => ({ ...column, enableSorting: false }));
  }, [texts, onRevoke]);
}

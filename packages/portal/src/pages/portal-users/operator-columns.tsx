import { ActionIcon, Group, Menu, Text, Tooltip } from '@mantine/core';
import type { Operator } from '@selfsame/contract';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconTrash, IconUserShield } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { portalUserTexts } from './portal-user-texts.ts';

/** Something about to be done to a portal user. */
export interface OperatorAction {
  kind: 'role' | 'enable' | 'delete';
  operator: Operator;
}

function OperatorMenu({
  operator,
  onAction,
}: {
  operator: Operator;
  onAction: (action: OperatorAction) => void;
}) {
  const texts = useTexts(portalUserTexts);
  const { Role } = useSession();
  const isOutOfReach = operator.Role === 'owner' && Role !== 'owner';
  const ask = (kind: OperatorAction['kind']) => () => onAction({ kind, operator });
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={texts.actionsOf(operator.DisplayName)}
      disabled={isOutOfReach}
    >
      <IconDots size={18} aria-hidden />
    </ActionIcon>
  );
  if (isOutOfReach) return <Tooltip label={texts.ownersOnly}>{button}</Tooltip>;
  return (
    <Menu position="bottom-end" withArrow withinPortal>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserShield size={16} aria-hidden />} onClick={ask('role')}>
          {texts.changeRole}
        </Menu.Item>
        <Menu.Item
          leftSection={
            operator.Enabled ? (
              <IconPlayerPause size={16} aria-hidden />
            ) : (
              <IconPlayerPlay size={16} aria-hidden />
            )
          }
          onClick={ask('enable')}
        >
          {operator.Enabled ? texts.disable : texts.enable}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash size={16} aria-hidden />}
          c="var(--portal-bad)"
          onClick={ask('delete')}
        >
          {texts.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Name({ operator }: { operator: Operator }) {
  const texts = useTexts(portalUserTexts);
  const { OperatorId } = useSession();
  return (
    <Group gap="xs" wrap="nowrap">
      <Text component="span" size="sm" fw={600}>
        {operator.DisplayName}
      </Text>
      {operator.Id === OperatorId && <Tag>{texts.you}</Tag>}
    </Group>
  );
}

/** Columns of the list of portal users. */
export function useOperatorColumns(onAction: (action: OperatorAction) => void): Column<Operator>[] {
  const texts = useTexts(portalUserTexts);
  return useMemo(
    () => [
      { id: 'DisplayName', header: texts.name, cell: ({ row }) => <Name operator={row.original} /> },
      { id: 'Email', header: texts.email, cell: ({ row }) => row.original.Email ?? '—' },
      { id: 'Role', header: texts.role, cell: ({ row }) => texts.roles[row.original.Role] },
      {
        id: 'Enabled',
        header: texts.status,
        cell: ({ row }) => (
          <StatusBadge tone={row.original.Enabled ? 'good' : 'quiet'}>
            {row.original.Enabled ? texts.enabled : texts.disabled}
          </StatusBadge>
        ),
      },
      {
        id: 'LastSeenDate',
        header: texts.lastSeen,
        cell: ({ row }) => <Instant at={row.original.LastSeenDate} as="relative" />,
      },
      {
        id: 'CreatedDate',
        header: texts.created,
        cell: ({ row }) => <Instant at={row.original.CreatedDate} as="date" />,
      },
      {
        id: 'actions',
        holds: 'actions',
        header: texts.actions,
        enableSorting: false,
        cell: ({ row }) => <OperatorMenu operator={row.original} onAction={onAction} />,
      },
    ],
    [texts, onAction],
  );
}

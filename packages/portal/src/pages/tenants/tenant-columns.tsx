import { ActionIcon, Menu, Stack, Text } from '@mantine/core';
import type { Tenant, TenantState } from '@selfsame/contract';
import {
  IconCertificate,
  IconDots,
  IconGauge,
  IconLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { Instant } from '../../parts/instant.tsx';
import { knownQuotas } from '../../parts/known-quotas.ts';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import type { Column } from '../../parts/table/data-table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { UsedOf } from '../../parts/used-of.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { tenantTexts } from './tenant-texts.ts';
import type en from './texts/en.ts';

/** Something about to be done to a tenant. */
export interface TenantAction {
  kind: 'renewLink' | 'quotas' | 'disable' | 'enable' | 'erase' | 'certificate';
  tenant: Tenant;
}

const tones: Record<TenantState, Tone> = {
  enabled: 'good',
  disabled: 'warn',
  erasing: 'pending',
  erased: 'quiet',
};

interface MenuProps {
  tenant: Tenant;
  onAction: (action: TenantAction) => void;
}

function TenantMenu({ tenant, onAction }: MenuProps) {
  const texts = useTexts(tenantTexts);
  const { State } = tenant;
  if (State === 'erasing') return null;
  const mayStop = !tenant.OwnsInstallation;
  const ask = (kind: TenantAction['kind']) => () => onAction({ kind, tenant });
  return (
    <Menu position="bottom-end" withArrow withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={texts.actionsOf(tenant.CustomerNumber)}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {State === 'erased' && (
          <Menu.Item leftSection={<IconCertificate size={16} aria-hidden />} onClick={ask('certificate')}>
            {texts.certificate}
          </Menu.Item>
        )}
        {/* An owner can't go while there is no other one: no portal user means that nobody has opened the link. */}
        {State === 'enabled' && tenant.Operators === 0 && (
          <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={ask('renewLink')}>
            {texts.renewLink}
          </Menu.Item>
        )}
        {State !== 'erased' && knownQuotas(tenant) && (
          <Menu.Item leftSection={<IconGauge size={16} aria-hidden />} onClick={ask('quotas')}>
            {texts.quotas}
          </Menu.Item>
        )}
        {State === 'enabled' && mayStop && (
          <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={ask('disable')}>
            {texts.disable}
          </Menu.Item>
        )}
        {State === 'disabled' && (
          <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={ask('enable')}>
            {texts.enable}
          </Menu.Item>
        )}
        {State !== 'erased' && mayStop && (
          <Menu.Item
            leftSection={<IconTrash size={16} aria-hidden />}
            c="var(--portal-bad)"
            onClick={ask('erase')}
          >
            {texts.erase}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function CustomerNumber({ tenant }: { tenant: Tenant }) {
  const texts = useTexts(tenantTexts);
  return (
    <Stack gap="hair" align="flex-start">
      <Text component="span" size="sm" fw={600}>
        {tenant.CustomerNumber}
      </Text>
      {tenant.Sandbox && <Tag>{texts.sandboxBadge}</Tag>}
      {tenant.OwnsInstallation && <Tag>{texts.ownerBadge}</Tag>}
    </Stack>
  );
}

function CurrentState({ tenant: { State, DisableReason } }: { tenant: Tenant }) {
  const texts = useTexts(tenantTexts);
  return (
    <>
      <StatusBadge tone={tones[State]}>{texts[State]}</StatusBadge>
      {DisableReason !== '' && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {DisableReason}
        </Text>
      )}
    </>
  );
}

function AccountsOf({ tenant }: { tenant: Tenant }) {
  return <UsedOf used={tenant.Accounts} most={knownQuotas(tenant)?.Quotas.Accounts ?? null} />;
}

function TodayOf({ tenant }: { tenant: Tenant }) {
  const known = knownQuotas(tenant);
  if (!known) return '—';
  return <UsedOf used={known.Usage.TransactionsToday} most={known.Quotas.TransactionsPerDay} />;
}

function StoredOf({ tenant }: { tenant: Tenant }) {
  const { bytes } = useFormats();
  const known = knownQuotas(tenant);
  if (!known) return '—';
  return <UsedOf used={known.Usage.StorageBytes} most={known.Quotas.StorageBytes} write={bytes} />;
}

/** How much a tenant has, and of what. */
const usageColumns = (texts: typeof en): Column<Tenant>[] => [
  {
    id: 'Accounts',
    holds: 'number',
    header: texts.accounts,
    cell: ({ row }) => <AccountsOf tenant={row.original} />,
  },
  {
    id: 'Operators',
    holds: 'number',
    header: texts.operators,
    cell: ({ row }) => row.original.Operators,
  },
  {
    id: 'Transactions',
    holds: 'number',
    header: texts.transactions,
    cell: ({ row }) => row.original.Transactions,
  },
  {
    id: 'TransactionsToday',
    holds: 'number',
    header: texts.today,
    cell: ({ row }) => <TodayOf tenant={row.original} />,
  },
  {
    id: 'StorageBytes',
    holds: 'number',
    header: texts.storage,
    cell: ({ row }) => <StoredOf tenant={row.original} />,
  },
];

/** Columns of the list of tenants. */
export function useTenantColumns(onAction: (action: TenantAction) => void): Column<Tenant>[] {
  const texts = useTexts(tenantTexts);
  return useMemo(
    () => [
      {
        id: 'CustomerNumber',
        header: texts.number,
        cell: ({ row }) => <CustomerNumber tenant={row.original} />,
      },
      {
        id: 'CustomerName',
        holds: 'words',
        header: texts.name,
        cell: ({ row }) => row.original.CustomerName || '—',
      },
      {
        id: 'State',
        holds: 'words',
        header: texts.state,
        cell: ({ row }) => <CurrentState tenant={row.original} />,
      },
      ...usageColumns(texts),
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
        cell: ({ row }) => <TenantMenu tenant={row.original} onAction={onAction} />,
      },
    ],
    [texts, onAction],
  );
}

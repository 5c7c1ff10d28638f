import { Button, Stack, Text } from '@mantine/core';
import { IconBuildings, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { CreateTenant } from './create-tenant.tsx';
import { type TenantAction, useTenantColumns } from './tenant-columns.tsx';
import { TenantDialogs } from './tenant-dialogs.tsx';
import { tenantTexts } from './tenant-texts.ts';

/** How often the list is read again while a tenant is being erased, ms. */
const erasingPollMs = 2_000;

/** The tenants of the installation, for its owners. */
function TenantsPage() {
  const texts = useTexts(tenantTexts);
  const [isCreating, setCreating] = useState(false);
  const [action, setAction] = useState<TenantAction | null>(null);
  const state = useTableState({ sort: 'CreatedDate', filters: [] });
  const page = useQuery({
    queryKey: ['tenants', state.query],
    queryFn: ({ signal }) => api.GetTenants({ query: state.query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.Items.some(({ State }) => State === 'erasing') ? erasingPollMs : false,
  });
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {texts.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={create} />
      <Stack>
        <DataTable
          name="tenants"
          label={texts.title}
          columns={useTenantColumns(setAction)}
          state={state}
          page={page}
          rowId={(tenant) => tenant.Id}
          empty={
            <EmptyState icon={IconBuildings} title={texts.emptyTitle} action={create}>
              <Text mb="sm">{texts.emptyText}</Text>
            </EmptyState>
          }
        />
        {page.data?.TotalCount === 1 && (
          <EmptyState icon={IconBuildings} title={texts.onlyTitle} isSmall>
            <Text>{texts.onlyText}</Text>
          </EmptyState>
        )}
      </Stack>
      <CreateTenant opened={isCreating} onClose={() => setCreating(false)} />
      <TenantDialogs action={action} onClose={() => setAction(null)} />
    </>
  );
}
export default TenantsPage;

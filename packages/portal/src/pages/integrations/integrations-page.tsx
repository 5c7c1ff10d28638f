import { Button, Text } from '@mantine/core';
import { IconLogin2, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { listFilter } from '../../api/list-filter.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { SearchField } from '../../parts/fields/search-field.tsx';
import { SelectFilter } from '../../parts/filter-bar.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { AddIntegration } from './add-integration.tsx';
import { useIntegrationColumns } from './integration-columns.tsx';
import { integrationTexts } from './integration-texts.ts';
import { useTrySignIn } from './use-try-sign-in.ts';

/** Applications that sign people in with this server. */
function IntegrationsPage() {
  const texts = useTexts(integrationTexts);
  const [isAdding, setAdding] = useState(false);
  const state = useTableState({ sort: 'Name', filters: ['search', 'enabled'] });
  const { search, enabled } = state.filters;
  const filter = listFilter({ Name: { prefix: search }, Enabled: enabled });
  const query = { ...state.query, ...(filter ? { filter } : {}) };
  const page = useQuery({
    queryKey: ['integrations', query],
    queryFn: ({ signal }) => api.GetOpenIdIntegrations({ query, signal }),
    placeholderData: keepPreviousData,
  });
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {texts.add}
    </Button>
  );
  const options = ([true, false] as const).map((is) => ({
    value: String(is),
    label: is ? texts.enabled : texts.disabled,
  }));
  return (
    <>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <>
            <TryIt />
            {add}
          </>
        }
      />
      <DataTable
        name="integrations"
        label={texts.title}
        columns={useIntegrationColumns()}
        state={state}
        page={page}
        rowId={({ ClientId }) => ClientId}
        rowLink={({ ClientId }) => `/settings/openid/${ClientId}`}
        hidden={['CreatedDate']}
        toolbar={
          <>
            <SearchField label={texts.search} {...state.field('search')} />
            <SelectFilter label={texts.status} options={options} {...state.field('enabled')} />
          </>
        }
        empty={
          <EmptyState icon={IconLogin2} title={texts.empty.title} action={add}>
            <Text mb="sm">{texts.empty.text}</Text>
          </EmptyState>
        }
      />
      <AddIntegration opened={isAdding} onClose={() => setAdding(false)} />
    </>
  );
}
export default IntegrationsPage;

/** Runs a sign-in at once, with an integration of the portal's own. */
function TryIt() {
  const { tryIt } = useTexts(integrationTexts);
  const trial = useTrySignIn();
  return (
    <Button
      variant="default"
      leftSection={<IconPlayerPlay size={16} aria-hidden />}
      loading={trial.isPending}
      onClick={() => trial.mutate()}
    >
      {tryIt}
    </Button>
  );
}

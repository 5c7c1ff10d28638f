import { Button, Text } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
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
import { useAsked } from '../../parts/use-asked.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import { CreateKey } from './create-key.tsx';
import { type KeyAction, useKeyColumns } from './key-columns.tsx';
import { KeyDialogs } from './key-dialogs.tsx';

/** Keys that a tenant's backends authenticate with. */
function ApiKeysPage() {
  const texts = useTexts(apiKeyTexts);
  const [isCreating, setCreating] = useAsked('create');
  const [action, setAction] = useState<KeyAction | null>(null);
  const state = useTableState({ sort: 'CreatedDate,desc', filters: ['search', 'enabled'] });
  const { search, enabled } = state.filters;
  const filter = listFilter({ Description: { prefix: search }, Enabled: enabled });
  const query = { ...state.query, ...(filter ? { filter } : {}) };
  const page = useQuery({
    queryKey: ['apiKeys', query],
    queryFn: async ({ signal }) => {
      const keys = await api.GetApiKeys({ query, signal });
      // A bare array comes only to those who ask for no page.
      return Array.isArray(keys) ? { Items: keys, TotalCount: keys.length } : keys;
    },
    placeholderData: keepPreviousData,
  });
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {texts.create}
    </Button>
  );
  const options = (['enabled', 'disabled'] as const).map((name) => ({
    value: String(name === 'enabled'),
    label: texts.states[name],
  }));
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={create} />
      <DataTable
        name="apiKeys"
        label={texts.title}
        columns={useKeyColumns(setAction)}
        state={state}
        page={page}
        rowId={(key) => key.ExternalId}
        hidden={['ModifiedDate']}
        toolbar={
          <>
            <SearchField label={texts.search} {...state.field('search')} />
            <SelectFilter label={texts.status} options={options} {...state.field('enabled')} />
          </>
        }
        empty={
          <EmptyState icon={IconKey} title={texts.empty.title} action={create}>
            <Text mb="sm">{texts.empty.text}</Text>
          </EmptyState>
        }
      />
      <CreateKey opened={isCreating} onClose={() => setCreating(false)} />
      <KeyDialogs action={action} onClose={() => setAction(null)} />
    </>
  );
}
export default ApiKeysPage;

import { Button, Text } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { dayRange, listFilter } from '../../api/list-filter.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { DayFilter, SelectFilter } from '../../parts/filter-bar.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountAddress } from './account-address.ts';
import { useAccountColumns } from './account-columns.tsx';
import { accountTexts } from './account-texts.ts';
import { CreateAccount } from './create-account.tsx';

/** Everybody who is known: search as you type, filters, sorting, paging; each row leads to the user's page. */
const AccountsPage = () => {
  const texts = useTexts(accountTexts);
  const mayChange = useMay(['Account Manager']);
  const [isCreating, setCreating] = useState(false);
  const state = useTableState({
    sort: 'ModifiedDate,desc',
    filters: ['search', 'enabled', 'credential', 'from', 'to'],
  });
  const { search, enabled, credential, from, to } = state.filters;
  const filter = listFilter({
    Enabled: enabled,
    HasBioCredential: credential,
    ModifiedDate: dayRange(from, to),
  });
  const query = {
    ...state.query,
    ...(search.trim() === '' ? {} : { search }),
    ...(filter === undefined ? {} : { filter }),
  };
  const page = useQuery({
    queryKey: ['accounts', 'list', query],
    queryFn: ({ signal }) => api.GetAccounts({ query, signal }),
    placeholderData: keepPreviousData,
  });
  const add = mayChange && (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {texts.create.open}
    </Button>
  );
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={add} />
      <DataTable
        name="accounts"
        label={texts.title}
        columns={useAccountColumns()}
        state={state}
        page={page}
        rowId={(row) => row.UIN}
        rowLink={(row) => accountAddress(row.AccountNumber)}
        hidden={['CreatedDate', 'CustomerNumber']}
        toolbar={
          <>
            <SearchField
              label={texts.search}
              value={search}
              onChange={(value) => state.setFilter('search', value)}
            />
            <SelectFilter
              label={texts.filters.status}
              value={enabled}
              options={[
                { value: 'true', label: texts.states.enabled },
                { value: 'false', label: texts.states.disabled },
              ]}
              onChange={(value) => state.setFilter('enabled', value)}
            />
            <SelectFilter
              label={texts.filters.credential}
              value={credential}
              options={[
                { value: 'true', label: texts.credentialStates.enrolled },
                { value: 'false', label: texts.credentialStates.missing },
              ]}
              onChange={(value) => state.setFilter('credential', value)}
            />
            <DayFilter
              label={texts.filters.modifiedFrom}
              value={from}
              onChange={(value) => state.setFilter('from', value)}
            />
            <DayFilter
              label={texts.filters.modifiedTo}
              value={to}
              onChange={(value) => state.setFilter('to', value)}
            />
          </>
        }
        empty={
          <EmptyState icon={IconUsers} title={texts.empty.title} action={add}>
            <Text mb="sm">{texts.empty.text}</Text>
          </EmptyState>
        }
      />
      <CreateAccount opened={isCreating} onClose={() => setCreating(false)} />
    </>
  );
};
export default AccountsPage;

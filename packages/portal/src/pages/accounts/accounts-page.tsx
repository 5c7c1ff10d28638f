import { Button, Text } from '@mantine/core';
import type { AccountListItem } from '@selfsame/contract';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../api/api.ts';
import { dayRange, listFilter } from '../../api/list-filter.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { SearchField } from '../../parts/fields/search-field.tsx';
import { DayFilter, SelectFilter } from '../../parts/filter-bar.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { choosableRows, useRowSelection } from '../../parts/table/use-row-selection.ts';
import { type TableState, useTableState } from '../../parts/table/use-table-state.ts';
import { useAsked } from '../../parts/use-asked.ts';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountAddress } from './account-address.ts';
import { useAccountColumns } from './account-columns.tsx';
import { accountTexts } from './account-texts.ts';
import { CreateAccount } from './create-account.tsx';

/** For who chooses rows. */
const BulkBar = lazy(() => import('./bulk/bulk-bar.tsx'));

const filters = ['search', 'enabled', 'credential', 'from', 'to'] as const;
type Filter = (typeof filters)[number];
const yesOrNo = ['true', 'false'];
const known = { enabled: yesOrNo, credential: yesOrNo };

/** The filters as the API takes them. */
function narrowing({ search, enabled, credential, from, to }: Readonly<Record<Filter, string>>) {
  const filter = listFilter({
    Enabled: enabled,
    HasBioCredential: credential,
    ModifiedDate: dayRange(from, to),
  });
  return { ...(search.trim() === '' ? {} : { search }), ...(filter === undefined ? {} : { filter }) };
}

/** Everybody who is known: search as you type, filters, sorting, paging; each row leads to the user's page. */
function AccountsPage() {
  const texts = useTexts(accountTexts);
  const mayChange = useMay(['Account Manager']);
  const [isCreating, setCreating] = useAsked('create');
  const state = useTableState({ sort: 'ModifiedDate,desc', filters, known });
  const [isActing, setActing] = useState(false);
  const narrowed = narrowing(state.filters);
  const query = { ...state.query, ...narrowed };
  const page = useQuery({
    queryKey: ['accounts', 'list', query],
    queryFn: ({ signal }) => api.GetAccounts({ query, signal }),
    placeholderData: keepPreviousData,
  });
  const selection = useChosen(choosableRows(page), JSON.stringify(query));
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
        hidden={['PhoneNumber', 'CreatedDate', 'CustomerNumber']}
        selection={mayChange ? selection : undefined}
        notice={
          mayChange &&
          (selection.chosen.length > 0 || isActing) && (
            <Suspense fallback={null}>
              <BulkBar
                selection={selection}
                total={page.data?.TotalCount ?? selection.chosen.length}
                narrowing={narrowed}
                onActing={setActing}
              />
            </Suspense>
          )
        }
        toolbar={<AccountFilters state={state} />}
        empty={
          <EmptyState icon={IconUsers} title={texts.empty.title} action={add}>
            <Text mb="sm">{texts.empty.text}</Text>
          </EmptyState>
        }
      />
      <CreateAccount opened={isCreating} onClose={() => setCreating(false)} />
    </>
  );
}
export default AccountsPage;

const useChosen = (rows: readonly AccountListItem[], place: string) =>
  useRowSelection<AccountListItem>({
    rows,
    place,
    idOf: ({ UIN }) => UIN,
    nameOf: ({ DisplayName }) => DisplayName,
  });

function AccountFilters({ state }: { state: TableState<Filter> }) {
  const texts = useTexts(accountTexts);
  const options = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ];
  return (
    <>
      <SearchField label={texts.search} {...state.field('search')} />
      <SelectFilter
        label={texts.filters.status}
        options={options(texts.states.enabled, texts.states.disabled)}
        {...state.field('enabled')}
      />
      <SelectFilter
        label={texts.filters.credential}
        options={options(texts.credentialStates.enrolled, texts.credentialStates.missing)}
        {...state.field('credential')}
      />
      <DayFilter label={texts.filters.modifiedFrom} {...state.field('from')} />
      <DayFilter label={texts.filters.modifiedTo} {...state.field('to')} />
    </>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { Status } from '@selfsame/contract';
import { IconActivity, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { dayRange, listFilter } from '../../api/list-filter.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { SearchField } from '../../parts/fields/search-field.tsx';
import { DayFilter, SelectFilter } from '../../parts/filter-bar.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { LiveSign } from '../../parts/live-sign.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type TableState, useTableState } from '../../parts/table/use-table-state.ts';
import { announce } from '../../shell/announce.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { MoreFilters } from './more-filters.tsx';
import { TextFilter } from './text-filter.tsx';
import { useTransactionColumns } from './transaction-columns.tsx';
import { transactionTexts } from './transaction-texts.ts';
import { useLiveList } from './use-live-list.ts';

const filters = ['search', 'type', 'status', 'from', 'to', 'tag'] as const;
type Filter = (typeof filters)[number];
const known = { status: Object.values(Status).map(String), type: ['selfie', 'enrolment', 'verification'] };

/** The filters as the API takes them. */
const narrowing = ({ search, type, status, from, to, tag }: Readonly<Record<Filter, string>>) =>
  listFilter({
    AccountNumber: { prefix: search },
    Type: type,
    Status: status,
    StartDate: dayRange(from, to),
    Tag: { prefix: tag },
  });

/** All operations and transactions of the tenant, live. */
function TransactionsPage() {
  const texts = useTexts(transactionTexts);
  const mayBegin = useMay(['Transaction Manager']);
  const state = useTableState({ sort: 'StartDate,desc', filters, known });
  const filter = narrowing(state.filters);
  const query = { ...state.query, ...(filter ? { filter } : {}) };
  const queryKey = ['transactions', 'list', query];
  const page = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.GetTransactions({ query, signal }),
    placeholderData: keepPreviousData,
  });
  const fresh = useLiveList(queryKey, query, page);
  useEffect(() => {
    if (fresh > 0) announce(texts.freshSaid(fresh));
  }, [fresh, texts]);
  const isEmpty = page.data?.TotalCount === 0;
  const { refetch } = page;
  // Nothing is there that could move.
  useEffect(() => {
    if (isEmpty && fresh > 0) void refetch();
  }, [isEmpty, fresh, refetch]);

  const create = mayBegin ? (
    <Button component={Link} to="/new-transaction" leftSection={<IconPlus size={16} aria-hidden />}>
      {texts.create}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} badge={<LiveSign />} actions={create} />
      {fresh > 0 && !isEmpty && (
        <ShowFresh
          count={fresh}
          onShow={() => {
            state.setPage(0);
            void page.refetch();
          }}
        />
      )}
      <DataTable
        name="transactions"
        label={texts.title}
        columns={useTransactionColumns()}
        state={state}
        page={page}
        rowId={(row) => row.Id}
        rowLink={(row) => `/transactions/${row.Id}`}
        hidden={['Name', 'EndDate', 'Result']}
        toolbar={<TransactionFilters state={state} />}
        empty={
          <EmptyState icon={IconActivity} title={texts.empty.title} action={create}>
            <Text mb="sm">{texts.empty.text}</Text>
          </EmptyState>
        }
      />
    </>
  );
}
export default TransactionsPage;

/** Begins at the first page again, with what came meanwhile. */
function ShowFresh({ count, onShow }: { count: number; onShow: () => void }) {
  const texts = useTexts(transactionTexts);
  return (
    <Group justify="center" mb="sm">
      <Button
        variant="light"
        size="compact-md"
        radius="xl"
        leftSection={<IconArrowUp size={16} aria-hidden />}
        onClick={onShow}
      >
        {texts.fresh(count)}
      </Button>
    </Group>
  );
}

function TransactionFilters({ state }: { state: TableState<Filter> }) {
  const texts = useTexts(transactionTexts);
  const { from, to, tag } = state.filters;
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <>
      <SearchField label={texts.search} {...state.field('search')} />
      <SelectFilter label={texts.columns.type} options={options(texts.types)} {...state.field('type')} />
      <SelectFilter
        label={texts.columns.status}
        options={options(texts.statuses)}
        {...state.field('status')}
      />
      <MoreFilters count={[from, to, tag].filter((value) => value !== '').length}>
        <DayFilter label={texts.from} {...state.field('from')} />
        <DayFilter label={texts.to} {...state.field('to')} />
        <TextFilter label={texts.tag} {...state.field('tag')} />
      </MoreFilters>
    </>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { IconActivity, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { dayRange, listFilter } from '../../api/list-filter.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { DayFilter, SelectFilter } from '../../parts/filter-bar.tsx';
import { LiveSign } from '../../parts/live-sign.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { announce } from '../../shell/announce.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { MoreFilters } from './more-filters.tsx';
import { TextFilter } from './text-filter.tsx';
import { useTransactionColumns } from './transaction-columns.tsx';
import { transactionTexts } from './transaction-texts.ts';
import { useLiveList } from './use-live-list.ts';

/** All operations and transactions of the tenant, live. */
const TransactionsPage = () => {
  const texts = useTexts(transactionTexts);
  const mayBegin = useMay(['Transaction Manager']);
  const state = useTableState({
    sort: 'StartDate,desc',
    filters: ['search', 'type', 'status', 'from', 'to', 'tag'],
  });
  const { search, type, status, from, to, tag } = state.filters;
  const filter = listFilter({
    AccountNumber: { prefix: search },
    Type: type,
    Status: status,
    StartDate: dayRange(from, to),
    Tag: { prefix: tag },
  });
  const query = { ...state.query, ...(filter ? { filter } : {}) };
  const queryKey = ['transactions', 'list', query];
  const page = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.GetTransactions({ query, signal }),
    placeholderData: keepPreviousData,
  });
  const fresh = useLiveList(queryKey, query, page.data);
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
  const showFresh = () => {
    state.setPage(0);
    void page.refetch();
  };
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} badge={<LiveSign />} actions={create} />
      {fresh > 0 && !isEmpty && (
        <Group justify="center" mb="sm">
          <Button
            variant="light"
            size="compact-md"
            radius="xl"
            leftSection={<IconArrowUp size={16} aria-hidden />}
            onClick={showFresh}
          >
            {texts.fresh(fresh)}
          </Button>
        </Group>
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
        toolbar={
          <>
            <SearchField
              label={texts.search}
              value={search}
              onChange={(value) => state.setFilter('search', value)}
            />
            <SelectFilter
              label={texts.columns.type}
              value={type}
              options={Object.entries(texts.types).map(([value, label]) => ({ value, label }))}
              onChange={(value) => state.setFilter('type', value)}
            />
            <SelectFilter
              label={texts.columns.status}
              value={status}
              options={Object.entries(texts.statuses).map(([value, label]) => ({ value, label }))}
              onChange={(value) => state.setFilter('status', value)}
            />
            <MoreFilters count={[from, to, tag].filter((value) => value !== '').length}>
              <DayFilter
                label={texts.from}
                value={from}
                onChange={(value) => state.setFilter('from', value)}
              />
              <DayFilter label={texts.to} value={to} onChange={(value) => state.setFilter('to', value)} />
              <TextFilter label={texts.tag} value={tag} onChange={(value) => state.setFilter('tag', value)} />
            </MoreFilters>
          </>
        }
        empty={
          <EmptyState icon={IconActivity} title={texts.empty.title} action={create}>
            <Text mb="sm">{texts.empty.text}</Text>
          </EmptyState>
        }
      />
    </>
  );
};
export default TransactionsPage;

import { Button, Text, TextInput } from '@mantine/core';
import { IconPlayerTrackPrev, IconWebhook } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { dayRange, listFilter } from '../../api/list-filter.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { DayFilter, SelectFilter } from '../../parts/filter-bar.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type TableState, useTableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useDeliveryColumns } from './delivery-columns.tsx';
import { ReplayRange } from './replay-range.tsx';
import { deliveriesKey } from './webhook-key.ts';
import { WebhookNavigation } from './webhook-navigation.tsx';
import { webhookTexts } from './webhook-texts.ts';

const filters = ['status', 'type', 'account', 'from', 'to'] as const;

/** The log of deliveries, live. */
function DeliveriesPage() {
  const { deliveries: words } = useTexts(webhookTexts);
  const [isReplaying, setReplaying] = useState(false);
  const state = useTableState({ sort: 'CreatedDate,desc', filters });
  const { status, type, account, from, to } = state.filters;
  const filter = listFilter({
    Status: status,
    EventType: type,
    AccountNumber: { prefix: account },
    CreatedDate: dayRange(from, to),
  });
  const query = { ...state.query, ...(filter ? { filter } : {}) };
  const page = useQuery({
    queryKey: [...deliveriesKey, query],
    queryFn: ({ signal }) => api.GetWebhookDeliveries({ query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={
          <Button
            variant="default"
            leftSection={<IconPlayerTrackPrev size={16} aria-hidden />}
            onClick={() => setReplaying(true)}
          >
            {words.replayRange}
          </Button>
        }
      />
      <WebhookNavigation />
      <DataTable
        name="webhookDeliveries"
        label={words.title}
        columns={useDeliveryColumns()}
        state={state}
        page={page}
        rowId={(row) => row.DeliveryId}
        rowLink={(row) => `/settings/webhook/deliveries/${row.DeliveryId}`}
        toolbar={<DeliveryFilters state={state} />}
        empty={
          <EmptyState icon={IconWebhook} title={words.empty.title}>
            <Text>{words.empty.text}</Text>
          </EmptyState>
        }
      />
      <ReplayRange opened={isReplaying} onClose={() => setReplaying(false)} days={{ from, to }} />
    </>
  );
}
export default DeliveriesPage;

function DeliveryFilters({ state }: { state: TableState<(typeof filters)[number]> }) {
  const texts = useTexts(webhookTexts);
  const { filters: words, statuses } = texts.deliveries;
  const account = state.field('account');
  return (
    <>
      <SelectFilter
        label={words.status}
        options={Object.entries(statuses).map(([value, label]) => ({ value, label }))}
        {...state.field('status')}
      />
      <SelectFilter
        label={words.type}
        options={[1, 2, 3].map((value) => ({ value: String(value), label: texts.eventTypes[value]! }))}
        {...state.field('type')}
      />
      <TextInput
        label={words.account}
        value={account.value}
        onChange={(event) => account.onChange(event.currentTarget.value)}
        maxLength={128}
        spellCheck={false}
        autoComplete="off"
      />
      <DayFilter label={words.from} {...state.field('from')} />
      <DayFilter label={words.to} {...state.field('to')} />
    </>
  );
}

import { Button, Text, TextInput } from '@mantine/core';
import { IconPlayerTrackPrev, IconWebhook } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { dayRange, listFilter } from '../../api/list-filter.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { DayFilter, SelectFilter } from '../../parts/filter-bar.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useDeliveryColumns } from './delivery-columns.tsx';
import { ReplayRange } from './replay-range.tsx';
import { deliveriesKey } from './webhook-key.ts';
import { WebhookNavigation } from './webhook-navigation.tsx';
import { webhookTexts } from './webhook-texts.ts';

/** The log of deliveries, live. */
const DeliveriesPage = () => {
  const texts = useTexts(webhookTexts);
  const { deliveries: words } = texts;
  const [isReplaying, setReplaying] = useState(false);
  const state = useTableState({
    sort: 'CreatedDate,desc',
    filters: ['status', 'type', 'account', 'from', 'to'],
  });
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
        toolbar={
          <>
            <SelectFilter
              label={words.filters.status}
              value={status}
              options={Object.entries(words.statuses).map(([value, label]) => ({ value, label }))}
              onChange={(value) => state.setFilter('status', value)}
            />
            <SelectFilter
              label={words.filters.type}
              value={type}
              options={[1, 2, 3].map((value) => ({ value: String(value), label: texts.eventTypes[value]! }))}
              onChange={(value) => state.setFilter('type', value)}
            />
            <TextInput
              label={words.filters.account}
              value={account}
              onChange={(event) => state.setFilter('account', event.currentTarget.value)}
              maxLength={128}
              spellCheck={false}
              autoComplete="off"
            />
            <DayFilter
              label={words.filters.from}
              value={from}
              onChange={(value) => state.setFilter('from', value)}
            />
            <DayFilter
              label={words.filters.to}
              value={to}
              onChange={(value) => state.setFilter('to', value)}
            />
          </>
        }
        empty={
          <EmptyState icon={IconWebhook} title={words.empty.title}>
            <Text>{words.empty.text}</Text>
          </EmptyState>
        }
      />
      <ReplayRange opened={isReplaying} onClose={() => setReplaying(false)} days={{ from, to }} />
    </>
  );
};
export default DeliveriesPage;

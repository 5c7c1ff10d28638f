import { Button } from '@mantine/core';
import type { AuditEvent } from '@selfsame/contract';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../api/api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditNavigation } from './audit-navigation.tsx';
import { auditTexts } from './audit-texts.ts';
import { ChainStatus } from './chain-status.tsx';
import { useEventColumns } from './event-columns.tsx';
import { auditFilter, auditFilterNames } from './event-filter.ts';

const EventDrawer = lazy(() => import('./event-drawer.tsx'));
const ExportDialog = lazy(() => import('./export-dialog.tsx'));

/** The event that is open, as the address says. */
function useOpenedEvent() {
  const [params, setParams] = useSearchParams();
  const opened = params.get('event');
  const close = () =>
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous);
        next.delete('event');
        return next;
      },
      { preventScrollReset: true },
    );
  const linkOf = useMemo(
    () => (event: AuditEvent) => {
      const next = new URLSearchParams(params);
      next.set('event', event.Id);
      return `?${next}`;
    },
    [params],
  );
  return { opened, linkOf, close };
}

/** The audit log: what happened, who did it, and how far it is sealed. */
function AuditPage() {
  const texts = useTexts(auditTexts);
  const [isExporting, setExporting] = useState(false);
  const state = useTableState({ sort: 'EventDate,desc', filters: auditFilterNames });
  const filter = auditFilter(state.filters);
  const query = { ...state.query, ...(filter ? { filter } : {}) };
  const page = useQuery({
    queryKey: ['auditEvents', query],
    queryFn: ({ signal }) => api.GetAuditEvents({ query, signal }),
    placeholderData: keepPreviousData,
  });
  const { opened, linkOf, close } = useOpenedEvent();
  return (
    <>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => setExporting(true)}
          >
            {texts.exporting.action}
          </Button>
        }
      />
      <AuditNavigation />
      <ChainStatus />
      <DataTable
        name="auditEvents"
        label={texts.title}
        columns={useEventColumns()}
        state={state}
        page={page}
        rowId={(event) => event.Id}
        rowLink={linkOf}
        toolbar={<AuditFilters state={state} />}
        empty={
          <EmptyState icon={IconHistory} title={texts.empty.title}>
            {texts.empty.text}
          </EmptyState>
        }
      />
      <Suspense>
        {opened !== null && (
          <EventDrawer id={opened} known={page.data?.Items.find(({ Id }) => Id === opened)} onClose={close} />
        )}
        {isExporting && <ExportDialog onClose={() => setExporting(false)} filters={state.filters} />}
      </Suspense>
    </>
  );
}
export default AuditPage;

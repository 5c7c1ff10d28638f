import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import type { Statistics } from '@selfsame/contract';
import { lazy, Suspense } from 'react';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Cards } from '../../parts/layout/cards.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { CaptureFunnel, CaptureTimes, Remedies } from './capture-sections.tsx';
import { type Range, ranges } from './counts.ts';
import { FirstDay } from './first-day.tsx';
import { StorageAndRetention, WebhookHealth } from './health-sections.tsx';
import { KindTable, RejectionCauses } from './kinds-and-causes.tsx';
import { OutcomeChart } from './outcome-chart.tsx';
import { overviewTexts } from './overview-texts.ts';
import { QuotaSection } from './quota-section.tsx';
import { SystemSection } from './system-section.tsx';
import { TodayTiles } from './today-tiles.tsx';
import { useOverview } from './use-overview.ts';

/** For who sets a tenant up. */
const FirstSteps = lazy(() => import('./first-steps/first-steps.tsx'));

/** How a tenant fares, and the server with it. */
function OverviewPage() {
  const texts = useTexts(overviewTexts);
  const { range, choose, chosen, today, yesterday, quarter, status } = useOverview();
  const isFirstDay = quarter.data?.Total.Begun === 0;
  const statistics = chosen.data;
  const mayConfigure = useMay(['Configurator']);
  return (
    <Stack gap="md">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          !isFirstDay && (
            <SegmentedControl
              aria-label={texts.range}
              size="xs"
              value={range}
              onChange={(value) => choose(value as Range)}
              data={(Object.keys(ranges) as Range[]).map((value) => ({ value, label: texts.ranges[value] }))}
            />
          )
        }
      />
      <ErrorNote error={chosen.error} onRetry={() => void chosen.refetch()} />
      {mayConfigure && status.data && (
        <Suspense fallback={null}>
          <FirstSteps status={status.data} />
        </Suspense>
      )}
      {isFirstDay && <FirstDay />}
      {!isFirstDay && today.data && yesterday.data && (
        <TodayTiles today={today.data} yesterday={yesterday.data} />
      )}
      {!isFirstDay && !statistics && !chosen.error && <Skeleton height={320} />}
      {!isFirstDay && statistics && (
        <>
          <OutcomeChart statistics={statistics} />
          <Causes statistics={statistics} />
          <CaptureTimes capture={statistics.Capture} />
        </>
      )}
      <ErrorNote error={status.error} onRetry={() => void status.refetch()} />
      {status.data && (
        <>
          <Cards isSmall>
            <Stack gap="md">
              <WebhookHealth webhook={status.data.Webhook} />
              <QuotaSection status={status.data} />
            </Stack>
            <StorageAndRetention storage={status.data.Storage} retention={status.data.Retention} />
          </Cards>
          <SystemSection status={status.data} />
        </>
      )}
    </Stack>
  );
}
export default OverviewPage;

/** What was begun, how far it got, and why it did not get further. */
const Causes = ({ statistics: { ByKind, Total, Capture } }: { statistics: Statistics }) => (
  <Cards isSmall>
    <KindTable kinds={ByKind} />
    <RejectionCauses total={Total} />
    <CaptureFunnel funnel={Capture.Funnel} />
    <Remedies remedies={Capture.Remedies} />
  </Cards>
);

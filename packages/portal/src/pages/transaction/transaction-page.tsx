import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { Status, type TransactionDetails, TransportType } from '@selfsame/contract';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { LiveSign } from '../../parts/live-sign.tsx';
import { announce } from '../../shell/announce.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { TransactionStatus } from '../transactions/transaction-status.tsx';
import { transactionTexts } from '../transactions/transaction-texts.ts';
import { AttemptsSection } from './attempts-section.tsx';
import { CauseNote } from './cause-note.tsx';
import { detailTexts } from './detail-texts.ts';
import { FactsSection } from './facts-section.tsx';
import { ProgressSection } from './progress-section.tsx';
import { TransactionActions } from './transaction-actions.tsx';
import { useTransaction } from './use-transaction.ts';

/** Below what is read first; it comes when the page stands. */
const RecordSections = lazy(() => import('./record-sections.tsx'));
/** Only a pending transaction has it. */
const LinkSection = lazy(() => import('./link-section.tsx'));

/** One transaction: how far it is, why it ended as it did, and by which numbers. */
function TransactionPage() {
  const { transactionId = '' } = useParams();
  const words = useTexts(transactionTexts);
  const texts = useTexts(detailTexts);
  const { data, error, refetch } = useTransaction(transactionId);
  const back = { to: '/transactions', label: texts.back };
  useEndingSaid(data);
  if (!data)
    return (
      <>
        <PageHeader title={words.title} back={back} />
        {error ? (
          <ErrorNote error={error} onRetry={() => void refetch()} />
        ) : (
          <Stack gap="md">
            <Skeleton height={90} />
            <SectionShape rows={4} />
          </Stack>
        )}
      </>
    );
  const type = words.types[data.Type] ?? data.Type;
  return (
    <>
      <PageHeader
        title={data.AccountNumber ? texts.of(type, data.AccountNumber) : type}
        back={back}
        badge={<TransactionStatus status={data.Status} />}
        lead={data.Status === Status.Pending ? <LiveSign /> : null}
        actions={<TransactionActions details={data} />}
      />
      <Stack gap="md">
        <CauseNote details={data} />
        <Link details={data} />
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <ProgressSection details={data} />
          <FactsSection details={data} />
        </SimpleGrid>
        <AttemptsSection details={data} />
        <Suspense fallback={<SectionShape rows={5} />}>
          <RecordSections details={data} />
        </Suspense>
      </Stack>
    </>
  );
}
export default TransactionPage;

/** The link of a pending transaction, where there is one to be shown and the operator may show it. */
function Link({ details }: { details: TransactionDetails }) {
  const mayBegin = useMay(['Transaction Manager']);
  const isShown = details.Status === Status.Pending && details.TransportType === TransportType.Inline;
  if (!mayBegin || !isShown) return null;
  return (
    <Suspense fallback={<Skeleton height={240} />}>
      <LinkSection id={details.Id} isOpened={details.OpenedDate !== null} />
    </Suspense>
  );
}

/** Says aloud that a transaction ended while somebody looked at it. */
function useEndingSaid(details: TransactionDetails | undefined): void {
  const words = useTexts(transactionTexts);
  const texts = useTexts(detailTexts);
  const before = useRef<number>(undefined);
  const status = details?.Status;
  useEffect(() => {
    if (before.current !== undefined && status !== undefined && status !== before.current)
      announce(texts.changed(words.statuses[status] ?? ''));
    before.current = status;
  }, [status, words, texts]);
}

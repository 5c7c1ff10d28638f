import { Anchor, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { detailTexts } from '../transaction/detail-texts.ts';
import { transactionTexts } from '../transactions/transaction-texts.ts';
import { DecisionSection } from './decision-section.tsx';
import { FramesSection } from './frames-section.tsx';
import { reviewTexts } from './review-texts.ts';

const AttemptEvidence = lazy(() => import('../transaction/attempt-evidence.tsx'));

/** One capture in review: its pictures side by side, its signals, and the decision. */
function ReviewPage() {
  const { transactionId = '' } = useParams();
  const texts = useTexts(reviewTexts);
  const { attempts } = useTexts(detailTexts);
  const words = useTexts(transactionTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['reviews', 'one', transactionId],
    queryFn: ({ signal }) => api.GetReview({ params: { TransactionId: transactionId }, signal }),
  });
  const back = { to: '/reviews', label: texts.back };
  if (!data)
    return (
      <>
        <PageHeader title={texts.title} back={back} />
        {error ? (
          <ErrorNote error={error} onRetry={() => void refetch()} />
        ) : (
          <Stack gap="md">
            <SectionShape rows={2} />
            <SectionShape rows={4} />
          </Stack>
        )}
      </>
    );
  const type = words.types[data.Type] ?? data.Type;
  const lead = data.Reasons.includes('doubt') ? texts.detailLead : texts.detailLeadKeyless;
  return (
    <>
      <PageHeader
        title={data.AccountNumber ? `${type}: ${data.AccountNumber}` : type}
        back={back}
        lead={
          <>
            {lead} {texts.expires} <Instant at={data.ExpirationDate} as="relative" />.{' '}
            <Anchor component={Link} to={`/transactions/${data.TransactionId}`} size="sm">
              {texts.transaction}
            </Anchor>
          </>
        }
      />
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <FramesSection id={data.TransactionId} count={data.Frames} />
          <DecisionSection review={data} />
        </SimpleGrid>
        <Section title={attempts.title} lead={attempts.lead}>
          <Suspense fallback={<Skeleton height={420} />}>
            <AttemptEvidence attempt={data.Attempt} />
          </Suspense>
        </Section>
      </Stack>
    </>
  );
}
export default ReviewPage;

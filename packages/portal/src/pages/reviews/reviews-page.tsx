import { Anchor, Pagination, Paper, Skeleton, Stack, Table } from '@mantine/core';
import { limits, type ReviewItem } from '@selfsame/contract';
import { IconEyeCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { transactionTexts } from '../transactions/transaction-texts.ts';
import { reviewTexts } from './review-texts.ts';

const size = limits.page.default;

/** Captures that wait for somebody to look at them, oldest first. */
function ReviewsPage() {
  const texts = useTexts(reviewTexts);
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery({
    queryKey: ['reviews', page],
    queryFn: ({ signal }) => api.GetReviews({ query: { start: (page - 1) * size, size }, signal }),
    placeholderData: keepPreviousData,
    // Others decide meanwhile, and new ones come.
    refetchInterval: 10_000,
  });
  const pages = Math.ceil((data?.TotalCount ?? 0) / size);
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      {!data &&
        (error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton height={200} />)}
      {data && (
        <Stack>
          <Paper p={0}>{data.Items.length === 0 ? <Empty /> : <ReviewTable items={data.Items} />}</Paper>
          {pages > 1 && <Pagination value={page} onChange={setPage} total={pages} />}
        </Stack>
      )}
    </>
  );
}
export default ReviewsPage;

function Empty() {
  const texts = useTexts(reviewTexts);
  return (
    <EmptyState
      icon={IconEyeCheck}
      title={texts.emptyTitle}
      action={
        <Anchor component={Link} to="/settings/matching" size="sm">
          {texts.policy}
        </Anchor>
      }
    >
      {texts.emptyText}
    </EmptyState>
  );
}

function ReviewTable({ items }: { items: readonly ReviewItem[] }) {
  const texts = useTexts(reviewTexts);
  const words = useTexts(transactionTexts);
  const formats = useFormats();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={texts.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.who}</Table.Th>
            <Table.Th scope="col">{texts.why}</Table.Th>
            <Table.Th scope="col">{texts.since}</Table.Th>
            <Table.Th scope="col">{texts.until}</Table.Th>
            <Table.Th scope="col">{texts.decided}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.TransactionId}>
              <Table.Td>
                <Anchor component={Link} to={`/reviews/${item.TransactionId}`} fw={600} size="sm">
                  {item.AccountNumber ?? words.types[item.Type] ?? item.Type}
                </Anchor>{' '}
                {item.AccountNumber && (words.types[item.Type] ?? item.Type)}
              </Table.Td>
              <Table.Td>{item.Reasons.map((reason) => texts.reasons[reason]).join(', ')}</Table.Td>
              <Table.Td>
                <Instant at={item.CreatedDate} as="relative" />
              </Table.Td>
              <Table.Td>
                <Instant at={item.ExpirationDate} as="relative" />
              </Table.Td>
              <Table.Td>
                {texts.of(formats.number(item.Accepted), formats.number(item.Needed))}{' '}
                {item.HasMyDecision && <Tag>{texts.mine}</Tag>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

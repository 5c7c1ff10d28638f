import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { CopyValue } from '../../parts/copy-value.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';

/** The link as QR code and text. */
export function CaptureLink({ operationId }: { operationId: string }) {
  const { capture: words } = useTexts(accountTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['transactions', 'link', operationId],
    queryFn: ({ signal }) => api.GetTransactionLink({ params: { TransactionId: operationId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // It opens the camera page for whoever has it: forgotten with the window.
    gcTime: 0,
  });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={180} />;
  return (
    <Group align="flex-start" gap="lg">
      <QrCode qr={data.Qr} label={words.qr} />
      <Stack gap="xs" flex="1 1 14rem" miw={0}>
        <Text size="sm">{words.scan}</Text>
        <CopyValue value={data.Url} name={words.link} display="code" />
        <Text size="sm" c="dimmed">
          {words.validUntil} <Instant at={data.ExpirationDate} />
        </Text>
      </Stack>
    </Group>
  );
}

import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { CopyValue } from '../../parts/copy-value.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { detailTexts } from './detail-texts.ts';

/** The link of a pending transaction: to scan, to pass on, to open here. */
function LinkSection({ id, isOpened }: { id: string; isOpened: boolean }) {
  const { link: texts } = useTexts(detailTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['transactions', 'link', id],
    queryFn: ({ signal }) => api.GetTransactionLink({ params: { TransactionId: id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // The link opens the camera page for whoever has it: it is not kept longer than it is shown.
    gcTime: 0,
  });
  const size = isOpened ? 120 : 200;
  return (
    <Section title={texts.title} lead={texts.lead}>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!error && (
        <Group align="center" gap="lg">
          {data ? (
            <QrCode qr={data.Qr} label={texts.qr} size={size} />
          ) : (
            <Skeleton width={size} height={size} />
          )}
          <Stack gap="sm" flex="1 1 280px" miw={0}>
            {data && <CopyValue value={data.Url} name={texts.name} display="code" />}
            {data && (
              <Text size="sm" c="dimmed">
                {texts.expires} <Instant at={data.ExpirationDate} />
              </Text>
            )}
            <Group gap="xs">
              <Button
                component="a"
                href={data?.Url ?? '#'}
                target="_blank"
                rel="noopener noreferrer"
                variant="default"
                leftSection={<IconExternalLink size={16} aria-hidden />}
              >
                {texts.open}
              </Button>
            </Group>
          </Stack>
        </Group>
      )}
    </Section>
  );
}
export default LinkSection;

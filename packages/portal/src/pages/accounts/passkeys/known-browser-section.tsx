import { Button, Skeleton, Stack, Text } from '@mantine/core';
import type { KnownBrowser } from '@selfsame/contract';
import { IconBrowser, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/api.ts';
import { ConfirmDestruction } from '../../../parts/confirm-destruction.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { Instant } from '../../../parts/instant.tsx';
import { Section } from '../../../parts/layout/section.tsx';
import { useNotify } from '../../../parts/notify.tsx';
import { useMay } from '../../../shell/session.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { knownBrowserTexts } from './known-browser-texts.ts';

/** Under what the known browsers of a user are cached. */
export const knownBrowsersKey = (accountNumber: string) => ['knownBrowsers', accountNumber] as const;

/** The browsers that are asked for the face alone, and how all of them are forgotten: one alone can't be. */
export function KnownBrowserSection({ accountNumber: AccountNumber }: { accountNumber: string }) {
  const words = useTexts(knownBrowserTexts);
  const mayForget = useMay(['Account Manager']);
  const [isAsking, setAsking] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: knownBrowsersKey(AccountNumber),
    queryFn: ({ signal }) => api.GetAccountKnownBrowsers({ params: { AccountNumber }, signal }),
  });
  const browsers = data ?? [];
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        mayForget &&
        browsers.length > 0 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {words.forget}
          </Button>
        )
      }
    >
      {isPending && <Skeleton height={60} />}
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState isSmall icon={IconBrowser} title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      <Stack>
        {browsers.map((browser) => (
          <Facts key={browser.Id} browser={browser} />
        ))}
      </Stack>
      <Forget accountNumber={AccountNumber} opened={isAsking} onClose={() => setAsking(false)} />
    </Section>
  );
}

function Facts({ browser }: { browser: KnownBrowser }) {
  const words = useTexts(knownBrowserTexts);
  const { Description, CreatedDate, LastUsedDate, ExpirationDate } = browser;
  return (
    <div>
      <Text fw={600}>{Description}</Text>
      <Text size="sm" c="dimmed" component="div">
        {words.since} <Instant at={CreatedDate} as="date" /> {words.until}{' '}
        <Instant at={ExpirationDate} as="date" /> · {words.lastUsed}{' '}
        {LastUsedDate === null ? words.never : <Instant at={LastUsedDate} as="relative" />}
      </Text>
    </div>
  );
}

function Forget({
  accountNumber: AccountNumber,
  opened,
  onClose,
}: {
  accountNumber: string;
  opened: boolean;
  onClose: () => void;
}) {
  const words = useTexts(knownBrowserTexts);
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <ConfirmDestruction
      opened={opened}
      onClose={onClose}
      title={words.forgetTitle}
      destroys={[words.forgets]}
      action={words.forgetAction}
      onConfirm={async () => {
        await api.DeleteAccountKnownBrowsers({ params: { AccountNumber } });
        await Promise.all([
          client.invalidateQueries({ queryKey: knownBrowsersKey(AccountNumber) }),
          client.invalidateQueries({ queryKey: ['audit'] }),
        ]);
        notify.done(words.forgotten);
      }}
    />
  );
}

import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { profileTexts } from './profile-texts.ts';

const queryKey = ['operatorSessions'] as const;

/** Where one is signed in; each can be ended. */
export function SessionSection() {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const sessions = useQuery({ queryKey, queryFn: ({ signal }) => api.GetOperatorSessions({ signal }) });
  const end = useMutation({
    mutationFn: (sessionId: string | null) =>
      sessionId === null
        ? api.RevokeOtherOperatorSessions()
        : api.RevokeOperatorSession({ params: { sessionId } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey });
      notify.done(texts.sessionsEnded);
    },
    onError: notify.failed,
  });
  const items = sessions.data?.Items ?? [];
  return (
    <Section
      isSplit
      title={texts.sessions}
      lead={texts.sessionsLead}
      actions={
        <Button
          variant="default"
          disabled={items.length < 2}
          loading={end.isPending}
          onClick={() => end.mutate(null)}
        >
          {texts.endOthers}
        </Button>
      }
    >
      <Stack>
        <ErrorNote error={sessions.error} onRetry={() => void sessions.refetch()} />
        {items.map((session) => (
          <SessionRow key={session.Id} session={session} onEnd={() => end.mutate(session.Id)} />
        ))}
      </Stack>
    </Section>
  );
}

type Session = Awaited<ReturnType<typeof api.GetOperatorSessions>>['Items'][number];

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const texts = useTexts(profileTexts);
  const browser = session.Browser || texts.unknownBrowser;
  return (
    <Group justify="space-between">
      <div>
        <Group gap="xs">
          <Text fw={600}>{browser}</Text>
          {session.Current && <Tag>{texts.thisOne}</Tag>}
        </Group>
        <Text size="sm" c="dimmed" component="div">
          {texts.signedIn} <Instant at={session.SignedInDate} /> · {texts.lastSeen}{' '}
          <Instant at={session.LastSeenDate} as="relative" />
        </Text>
      </div>
      {!session.Current && (
        <Button size="xs" variant="default" aria-label={texts.endOf(browser)} onClick={onEnd}>
          {texts.end}
        </Button>
      )}
    </Group>
  );
}

import { Group, Loader, Stack, Text, Title } from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { EmailDrawing } from './email-drawing.tsx';
import { messageTexts } from './message-texts.ts';
import classes from './preview-pane.module.css';
import type { MessagePreviewQuery } from './use-preview.ts';

/** What users would receive: e-mail and SMS. */
export function MessagePreviewPane({ preview }: { preview: MessagePreviewQuery }) {
  const { preview: words } = useTexts(messageTexts);
  const { data, error, isFetching } = preview;
  const isDraftWrong = error instanceof SelfsameError && error.code === 'E_MESSAGE_TEXT_NOT_VALID';
  return (
    <Section title={words.title} lead={words.lead} actions={isFetching && <Loader size="xs" aria-hidden />}>
      <Stack gap="md" aria-busy={isFetching}>
        {isDraftWrong ? (
          <Text size="sm" c="var(--portal-warn)" role="status">
            {words.stale}
          </Text>
        ) : (
          <ErrorNote error={error} onRetry={() => void preview.refetch()} />
        )}
        {data && (
          <>
            <Stack gap="xs">
              <Title order={3}>{words.email}</Title>
              <Text size="sm">
                <Text span c="dimmed">
                  {words.subject}:
                </Text>{' '}
                <strong lang={data.Locale}>{data.Email.Subject}</strong>
              </Text>
              <EmailDrawing preview={data} />
            </Stack>
            <Stack gap="xs">
              <Title order={3}>{words.sms}</Title>
              <div className={classes.sms} lang={data.Locale}>
                {data.Sms.Text}
              </div>
              <Group gap="md">
                <Text size="sm" fw={600}>
                  {words.segments(data.Sms.Segments)}
                </Text>
                <Text size="sm" c="dimmed">
                  {words.characters([...data.Sms.Text].length)}
                </Text>
              </Group>
              <Text size="xs" c="dimmed">
                {words.segmentsHint}
              </Text>
            </Stack>
          </>
        )}
      </Stack>
    </Section>
  );
}

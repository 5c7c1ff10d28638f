import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { limits, type TestMessageResult } from '@selfsame/contract';
import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { callsOf, type MessageOwner } from './message-owner.ts';
import { messageTexts } from './message-texts.ts';

const colors: Record<TestMessageResult['State'], string> = {
  sent: 'green',
  failed: 'red',
  notConfigured: 'yellow',
};

/** Sends what is stored to an address of the reader's own. */
export const TestMessage = ({
  owner,
  locale,
  isChanged,
}: {
  owner: MessageOwner;
  locale: string;
  isChanged: boolean;
}) => {
  const { test: words } = useTexts(messageTexts);
  const [channel, setChannel] = useState<'email' | 'sms'>('email');
  const [to, setTo] = useState('');
  const send = useMutation({
    mutationFn: () => callsOf(owner).sendTest({ Channel: channel, To: to.trim(), Locale: locale }),
  });
  const { data } = send;
  const outcome = () => {
    if (data?.State === 'failed') return words.states.failed(data.Failure ?? '');
    return data?.State === 'sent' ? words.states.sent : words.states.notConfigured;
  };
  return (
    <Section title={words.title} lead={words.lead(limits.message.testsPerHour)}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (to.trim() !== '') send.mutate();
        }}
      >
        <Stack gap="sm">
          <Group align="flex-end" gap="sm">
            <Select
              label={words.channel}
              data={(['email', 'sms'] as const).map((value) => ({ value, label: words.channels[value] }))}
              value={channel}
              allowDeselect={false}
              onChange={(value) => setChannel(value === 'sms' ? 'sms' : 'email')}
              w={120}
            />
            <TextInput
              type={channel === 'email' ? 'email' : 'tel'}
              label={words.to[channel]}
              placeholder={words.toHint[channel]}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              maxLength={limits.email}
              flex="1 1 14rem"
              autoComplete="off"
            />
            <Button
              type="submit"
              variant="default"
              leftSection={<IconSend size={16} aria-hidden />}
              disabled={isChanged || to.trim() === ''}
              loading={send.isPending}
            >
              {words.send}
            </Button>
          </Group>
          {isChanged && (
            <Text size="sm" c="dimmed">
              {words.unsaved}
            </Text>
          )}
          <ErrorNote error={send.error} />
          {data && (
            <Alert variant="light" color={colors[data.State]} role="status">
              {outcome()}
            </Alert>
          )}
        </Stack>
      </form>
    </Section>
  );
};

import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { limits, type TestMessageResult } from '@selfsame/contract';
import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { callsOf, type MessageOwner } from './message-owner.ts';
import { messageTexts } from './message-texts.ts';

const colors: Record<TestMessageResult['State'], string> = {
  sent: 'green',
  failed: 'red',
  notConfigured: 'yellow',
};

interface TestMessageProps {
  owner: MessageOwner;
  locale: string;
  /** Whether something is not saved yet, and would not be sent. */
  isChanged: boolean;
}

function Outcome({ result: { State, Failure } }: { result: TestMessageResult }) {
  const { states } = useTexts(messageTexts).test;
  return (
    <Alert variant="light" color={colors[State]} role="status">
      {State === 'failed' ? states.failed(Failure ?? '') : states[State]}
    </Alert>
  );
}

/** Sends what is stored to an address of the reader's own. */
export function TestMessage({ owner, locale, isChanged }: TestMessageProps) {
  const { test: words } = useTexts(messageTexts);
  const [channel, setChannel] = useState<'email' | 'sms'>('email');
  const [to, setTo] = useState('');
  const send = useMutation({
    mutationFn: () => callsOf(owner).sendTest({ Channel: channel, To: to.trim(), Locale: locale }),
  });
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
          {send.data && <Outcome result={send.data} />}
        </Stack>
      </form>
    </Section>
  );
}

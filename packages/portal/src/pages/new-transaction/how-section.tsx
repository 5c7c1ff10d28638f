import { Radio, Stack, TextInput } from '@mantine/core';
import { limits, TransportType } from '@selfsame/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import type { Draft } from './draft.ts';
import type { DraftPartProps } from './draft-part.ts';
import { newTransactionTexts } from './new-transaction-texts.ts';

const transports: readonly Draft['transport'][] = [
  TransportType.Inline,
  TransportType.Email,
  TransportType.Sms,
];

interface TransportChoiceProps {
  value: Draft['transport'];
  onChange: (transport: Draft['transport']) => void;
}

/** The ways a link can go; one that the server doesn't have says so. */
function TransportChoice({ value, onChange }: TransportChoiceProps) {
  const { how: texts } = useTexts(newTransactionTexts);
  const { data: status } = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.GetStatus({ signal }),
    staleTime: 60_000,
  });
  const channelOf = (transport: Draft['transport']) => {
    if (transport === TransportType.Inline) return 'shown';
    // Until the server has said so, every way counts as open: it refuses what it doesn't have.
    return (transport === TransportType.Sms ? status?.Channels.Sms : status?.Channels.Email) ?? 'unknown';
  };
  return (
    <Radio.Group
      label={texts.label}
      value={String(value)}
      onChange={(next) => onChange(Number(next) as Draft['transport'])}
    >
      <Stack gap="xs" mt="xs">
        {transports.map((transport) => {
          const channel = channelOf(transport);
          const { name, text } = texts.options[transport];
          const hint = channel === 'none' ? texts.none : channel === 'outbox' ? texts.outbox : text;
          return (
            <Radio
              key={transport}
              value={String(transport)}
              label={name}
              description={hint}
              disabled={channel === 'none'}
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}

/** How the link reaches the person. */
export function HowSection({ draft, change, errorOf }: DraftPartProps) {
  const { how: texts } = useTexts(newTransactionTexts);
  return (
    <Section isSplit title={texts.title}>
      <Stack gap="md">
        <TransportChoice value={draft.transport} onChange={(transport) => change({ transport })} />
        {draft.transport === TransportType.Email && (
          <TextInput
            type="email"
            label={texts.email}
            value={draft.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
            maxLength={limits.email}
            error={errorOf('email')}
            withAsterisk
          />
        )}
        {draft.transport === TransportType.Sms && (
          <TextInput
            type="tel"
            label={texts.phone}
            description={texts.phoneHint}
            value={draft.phone}
            onChange={(event) => change({ phone: event.currentTarget.value })}
            maxLength={limits.phoneNumber}
            error={errorOf('phone')}
            withAsterisk
          />
        )}
      </Stack>
    </Section>
  );
}

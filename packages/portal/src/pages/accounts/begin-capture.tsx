import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type Account, limits, TransportType } from '@selfsame/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import type { PendingCapture } from './pending-capture.ts';

type LinkTransport = 0 | 1 | 2;

const operationNames = { enrol: 'EnrollBioCredential', replace: 'GetForeignBiometry' } as const;

/** How the link reaches the user, and what it says. */
export function BeginCapture({
  account,
  kind,
  onBegun,
  onClose,
}: {
  account: Account;
  kind: PendingCapture['kind'];
  onBegun: (pending: PendingCapture) => void;
  onClose: () => void;
}) {
  const texts = useTexts(accountTexts);
  const { capture: words } = texts;
  const [transport, setTransport] = useState<LinkTransport>(TransportType.Inline);
  const [introduction, setIntroduction] = useState('');
  const begin = useMutation({
    mutationFn: () =>
      api.CreateOperation({
        body: {
          Name: operationNames[kind],
          AccountNumber: account.AccountNumber,
          TransportType: transport,
          IntroductionText: introduction.trim() || null,
        },
      }),
    onSuccess: ({ OperationId }) => onBegun({ operationId: OperationId, kind, transport }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <Stack>
        <Text size="sm">{kind === 'replace' ? words.replaceText : words.enrolText}</Text>
        <TransportChoice account={account} value={transport} onChange={setTransport} />
        <Textarea
          label={words.introduction}
          description={words.introductionHint}
          value={introduction}
          onChange={(event) => setIntroduction(event.currentTarget.value)}
          maxLength={limits.introductionText}
          rows={2}
        />
        <ErrorNote error={begin.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={begin.isPending}>
            {words.begin}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface TransportChoiceProps {
  account: Account;
  value: LinkTransport;
  onChange: (transport: LinkTransport) => void;
}

/** The ways a link can go; one that the user has no address for says so. */
function TransportChoice({ account, value, onChange }: TransportChoiceProps) {
  const { capture: words } = useTexts(accountTexts);
  const addresses = [
    { transport: TransportType.Inline, address: '', missing: '' },
    { transport: TransportType.Sms, address: account.PhoneNumber, missing: words.noPhone },
    { transport: TransportType.Email, address: account.Email, missing: words.noEmail },
  ] as const;
  return (
    <Radio.Group
      label={words.transport}
      value={String(value)}
      onChange={(next) => onChange(Number(next) as LinkTransport)}
    >
      <Stack gap="xs" mt="xs">
        {addresses.map(({ transport, address, missing }) => (
          <Radio
            key={transport}
            value={String(transport)}
            label={words.transports[transport]}
            description={address === '' ? undefined : (address ?? missing)}
            disabled={address === null}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

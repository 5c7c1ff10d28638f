import { Alert, Button, Code, Group, Radio, Stack, Text } from '@mantine/core';
import type { WebhookSettings } from '@selfsame/contract';
import { IconEye, IconEyeOff, IconKey, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { CopyValue } from '../../parts/copy-value.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { webhookKey } from './webhook-key.ts';
import { webhookTexts } from './webhook-texts.ts';

function ResetForm({
  onDone,
  onClose,
}: {
  onDone: (settings: WebhookSettings) => void;
  onClose: () => void;
}) {
  const { dialog: words } = useTexts(webhookTexts).secret;
  const client = useQueryClient();
  const [how, setHow] = useState<'rotate' | 'immediate'>('rotate');
  const reset = useMutation({
    mutationFn: () => api.ResetCustomerWebhookSecret({ query: { immediate: how === 'immediate' } }),
    onSuccess: (settings) => {
      client.setQueryData(webhookKey, settings);
      onDone(settings);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate();
      }}
    >
      <Stack gap="md">
        <Radio.Group
          value={how}
          onChange={(value) => setHow(value as 'rotate' | 'immediate')}
          aria-label={words.title}
        >
          <Stack gap="sm">
            <Radio value="rotate" label={words.rotate} description={words.rotateText} />
            <Radio value="immediate" label={words.immediate} description={words.immediateText} />
          </Stack>
        </Radio.Group>
        <ErrorNote error={reset.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={reset.isPending} color={how === 'immediate' ? 'red.8' : undefined}>
            {words.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The secret that requests are signed by: hidden until it is asked for, shown once it was renewed. */
export function WebhookSecret({
  stored,
  onRenewed,
}: {
  stored: WebhookSettings;
  onRenewed: (settings: WebhookSettings) => void;
}) {
  const { secret: words } = useTexts(webhookTexts);
  const [isShown, setShown] = useState(false);
  const [isFresh, setFresh] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { SecretKey: secret } = stored;
  const renewed = (settings: WebhookSettings) => {
    onRenewed(settings);
    setAsking(false);
    setFresh(true);
    setShown(true);
  };
  const renew = (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      onClick={() => setAsking(true)}
    >
      {words.reset}
    </Button>
  );
  return (
    <Section isSplit title={words.title} lead={words.lead} actions={secret && renew}>
      {secret ? (
        <Stack gap="sm">
          {isFresh && (
            <Alert
              color="green"
              variant="light"
              icon={<IconKey aria-hidden />}
              title={words.fresh}
              role="status"
            />
          )}
          <HiddenSecret secret={secret} isShown={isShown} onToggle={() => setShown(!isShown)} />
          <TwoSecrets until={stored.PreviousSecretExpirationDate} />
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          {words.none}
        </Text>
      )}
      <Dialog opened={isAsking} onClose={() => setAsking(false)} title={words.dialog.title} size="lg">
        {isAsking && <ResetForm onClose={() => setAsking(false)} onDone={renewed} />}
      </Dialog>
    </Section>
  );
}

interface HiddenSecretProps {
  secret: string;
  isShown: boolean;
  onToggle: () => void;
}

/** A secret that can be copied without being seen. */
function HiddenSecret({ secret, isShown, onToggle }: HiddenSecretProps) {
  const { secret: words } = useTexts(webhookTexts);
  return (
    <Group gap="xs">
      {isShown ? (
        <CopyValue value={secret} name={words.value} display="code" />
      ) : (
        <Group gap="xxs">
          <Code>{'•'.repeat(24)}</Code>
          <CopyValue value={secret} name={words.value} display="hidden" />
        </Group>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={isShown ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
        onClick={onToggle}
        aria-pressed={isShown}
      >
        {isShown ? words.hide : words.show}
      </Button>
    </Group>
  );
}

/** Until when the secret before this one is valid, too. */
function TwoSecrets({ until }: { until: WebhookSettings['PreviousSecretExpirationDate'] }) {
  const { secret: words } = useTexts(webhookTexts);
  if (!until) return null;
  return (
    <Text size="sm">
      <strong>{words.two}</strong> {words.twoText} <Instant at={until} />. {words.twoAdvice}
    </Text>
  );
}

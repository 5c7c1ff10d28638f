import { Anchor, Text } from '@mantine/core';
import type { SystemStatus } from '@selfsame/contract';
import { Link } from 'react-router';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { overviewTexts } from './overview-texts.ts';

const configurator = ['Configurator'] as const;

const webhookTones: Record<SystemStatus['Webhook']['State'], Tone> = {
  none: 'quiet',
  enabled: 'good',
  disabled: 'quiet',
  stopped: 'bad',
};

/** Whether events reach their receiver. */
export function WebhookHealth({ webhook }: { webhook: SystemStatus['Webhook'] }) {
  const { webhook: words } = useTexts(overviewTexts);
  const formats = useFormats();
  const mayChange = useMay(configurator);
  return (
    <Section
      title={words.title}
      actions={
        mayChange && (
          <Anchor component={Link} to="/settings/webhook" size="sm">
            {words.settings}
          </Anchor>
        )
      }
    >
      <StatusBadge tone={webhookTones[webhook.State]}>{words.states[webhook.State]}</StatusBadge>
      <DefinitionList
        items={[
          webhook.DisableReason ? { name: words.reason, value: webhook.DisableReason } : null,
          { name: words.lastSuccess, value: <Instant at={webhook.LastSuccessDate} as="relative" /> },
          { name: words.pending, value: formats.number(webhook.Pending) },
          { name: words.failed, value: formats.number(webhook.FailedLastDay) },
        ]}
      />
      {webhook.FailedLastDay > 0 && (
        <Text size="sm" mt="xs">
          {words.advice}
        </Text>
      )}
    </Section>
  );
}

/** What is stored, and when it goes. */
export function StorageAndRetention({
  storage,
  retention,
}: {
  storage: SystemStatus['Storage'];
  retention: SystemStatus['Retention'];
}) {
  const { storage: words } = useTexts(overviewTexts);
  const formats = useFormats();
  const mayChange = useMay(configurator);
  const { TempDataHours, OldestTempCaptureDate, NextPurgeDate } = retention;
  return (
    <Section
      title={words.title}
      actions={
        mayChange && (
          <Anchor component={Link} to="/settings/general" size="sm">
            {words.settings}
          </Anchor>
        )
      }
    >
      <DefinitionList
        items={[
          { name: words.accounts, value: formats.number(storage.Accounts) },
          { name: words.credentials, value: formats.number(storage.Credentials) },
          { name: words.pictures, value: formats.number(storage.CredentialPictures) },
          { name: words.temp, value: formats.number(storage.TempCaptures) },
          { name: words.tempLife, value: formats.duration(TempDataHours * 3_600) },
          OldestTempCaptureDate
            ? { name: words.oldest, value: <Instant at={OldestTempCaptureDate} as="relative" /> }
            : null,
          NextPurgeDate
            ? { name: words.nextPurge, value: <Instant at={NextPurgeDate} as="relative" /> }
            : null,
          { name: words.webhookLog, value: words.days(retention.WebhookLogDays) },
          { name: words.messages, value: words.days(retention.MessageDays) },
          { name: words.hashes, value: words.days(retention.ReplayHashDays) },
          {
            name: words.place,
            value: formats.list([words.databases[storage.Database], words.blobs[storage.Pictures]]),
          },
        ]}
      />
    </Section>
  );
}

import { Alert, Anchor, Skeleton, Stack } from '@mantine/core';
import type { WebhookSettings } from '@selfsame/contract';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { SignatureCheck } from './signature-check.tsx';
import { draftOf } from './webhook-draft.ts';
import { WebhookForm } from './webhook-form.tsx';
import { webhookKey } from './webhook-key.ts';
import { WebhookNavigation } from './webhook-navigation.tsx';
import { WebhookSecret } from './webhook-secret.tsx';
import { WebhookTest } from './webhook-test.tsx';
import { webhookTexts } from './webhook-texts.ts';

const Loaded = ({ stored }: { stored: WebhookSettings }) => {
  const texts = useTexts(webhookTexts);
  const [draft, setDraft] = useState(() => draftOf(stored));
  return (
    <Stack gap="md">
      {stored.DisableReason && (
        <Alert
          color="red"
          variant="light"
          icon={<IconPlugConnectedX aria-hidden />}
          title={texts.disabled.title}
          role="alert"
        >
          <Stack gap={4} align="flex-start">
            <strong>{stored.DisableReason}</strong>
            {texts.disabled.text}
            <Anchor component={Link} to="/settings/webhook/deliveries?status=Failed" size="sm">
              {texts.disabled.replay}
            </Anchor>
          </Stack>
        </Alert>
      )}
      <WebhookForm stored={stored} draft={draft} onChange={setDraft} />
      <WebhookSecret stored={stored} />
      <WebhookTest draft={draft} isStored={stored.Version > 0} />
      <SignatureCheck />
    </Stack>
  );
};

/** Where events are sent, by which secret they are signed, and whether they arrive. */
const WebhookPage = () => {
  const texts = useTexts(webhookTexts);
  const { data, error, refetch } = useQuery({
    queryKey: webhookKey,
    queryFn: ({ signal }) => api.GetCustomerWebhookSettings({ signal }),
  });
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <WebhookNavigation />
      {error && !data && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data ? <Loaded stored={data} /> : !error && <Skeleton height={320} />}
    </>
  );
};
export default WebhookPage;

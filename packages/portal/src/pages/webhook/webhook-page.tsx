import { Alert, Anchor, Skeleton, Stack } from '@mantine/core';
import type { WebhookSettings } from '@selfsame/contract';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { LeaveGuard } from '../../parts/versioned-form/leave-guard.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useWebhookForm } from './use-webhook-form.ts';
import { WebhookForm } from './webhook-form.tsx';
import { webhookKey } from './webhook-key.ts';
import { WebhookNavigation } from './webhook-navigation.tsx';
import { WebhookSecret } from './webhook-secret.tsx';
import { webhookTexts } from './webhook-texts.ts';

/** Below the form; they come when it stands. */
const WebhookTest = lazy(() => import('./webhook-test.tsx'));
const SignatureCheck = lazy(() => import('./signature-check.tsx'));

function Loaded({ stored }: { stored: WebhookSettings }) {
  const texts = useTexts(webhookTexts);
  const versioned = useWebhookForm(stored);
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
      <WebhookForm versioned={versioned} />
      <WebhookSecret stored={stored} onRenewed={versioned.adopt} />
      <Suspense fallback={<Skeleton height={320} />}>
        <WebhookTest draft={versioned.values} isStored={stored.Version > 0} />
        <SignatureCheck />
      </Suspense>
      <LeaveGuard />
    </Stack>
  );
}

/** Where events are sent, by which secret they are signed, and whether they arrive. */
function WebhookPage() {
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
}
export default WebhookPage;

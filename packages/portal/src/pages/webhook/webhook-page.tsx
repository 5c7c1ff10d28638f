import { Alert, Anchor, Stack } from '@mantine/core';
import type { WebhookSettings } from '@selfsame/contract';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Cards } from '../../parts/layout/cards.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
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
          <Stack gap="xxs" align="flex-start">
            <strong>{stored.DisableReason}</strong>
            {texts.disabled.text}
            <Anchor component={Link} to="/settings/webhook/deliveries?status=Failed" size="sm">
              {texts.disabled.replay}
            </Anchor>
          </Stack>
        </Alert>
      )}
      <Cards>
        <WebhookForm versioned={versioned} />
        <WebhookSecret stored={stored} onRenewed={versioned.adopt} />
        <Suspense fallback={<SectionShape />}>
          <WebhookTest draft={versioned.values} isStored={stored.Version > 0} />
          <SignatureCheck />
        </Suspense>
      </Cards>
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
      {data ? <Loaded stored={data} /> : !error && <SectionShape rows={5} />}
    </>
  );
}
export default WebhookPage;

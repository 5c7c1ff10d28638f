import { Stack } from '@mantine/core';
import type { OpenIdIntegration } from '@selfsame/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { LeaveGuard } from '../../parts/versioned-form/leave-guard.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { IntegrationForm } from './integration-form.tsx';
import { IntegrationMenu } from './integration-menu.tsx';
import { integrationTexts } from './integration-texts.ts';
import { ProductSection } from './product-section.tsx';

/** One integration: what is set, what to paste where, and its end. */
function IntegrationPage() {
  const texts = useTexts(integrationTexts);
  const { clientId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['integrations', clientId],
    queryFn: ({ signal }) => api.GetOpenIdIntegration({ params: { clientId }, signal }),
  });
  const back = { to: '/settings/openid', label: texts.title };
  if (data) return <Shown integration={data} back={back} />;
  return (
    <>
      <PageHeader title={texts.one} back={back} />
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <SectionShape rows={7} />}
    </>
  );
}
export default IntegrationPage;

function Shown({
  integration,
  back,
}: {
  integration: OpenIdIntegration;
  back: { to: string; label: string };
}) {
  const texts = useTexts(integrationTexts);
  const { Enabled, Name } = integration;
  return (
    <>
      <PageHeader
        title={Name}
        back={back}
        badge={
          <StatusBadge tone={Enabled ? 'good' : 'quiet'}>
            {Enabled ? texts.enabled : texts.disabled}
          </StatusBadge>
        }
        actions={<IntegrationMenu integration={integration} />}
      />
      <Stack gap="md">
        <IntegrationForm integration={integration} />
        <ProductSection integration={integration} />
      </Stack>
      <LeaveGuard />
    </>
  );
}

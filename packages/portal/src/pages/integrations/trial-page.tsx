import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { CodeBlock } from '../../parts/code-block.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { PageLoader } from '../../shell/page-loader.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { integrationTexts } from './integration-texts.ts';
import { finishTrial, TrialFailed, type TrialResult } from './trial.ts';
import { useTrySignIn } from './use-try-sign-in.ts';

/** Where a sign-in that was tried comes back to: what the application is told of the person. */
function TrialPage() {
  const { trial: words, title, tryIt } = useTexts(integrationTexts);
  const { search } = location;
  const again = useTrySignIn();
  // A code works once: what was read stays, and nothing is read anew.
  const { data, error, isPending } = useQuery({
    queryKey: ['openid-trial', search],
    queryFn: () => finishTrial(search),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (isPending) return <PageLoader />;
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        back={{ to: '/settings/openid', label: title }}
        actions={
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            loading={again.isPending}
            onClick={() => again.mutate()}
          >
            {data ? words.again : tryIt}
          </Button>
        }
      />
      {data ? <Accepted result={data} /> : <Failed error={error} />}
    </>
  );
}
export default TrialPage;

function Accepted({ result }: { result: TrialResult }) {
  const { trial: words } = useTexts(integrationTexts);
  return (
    <Stack gap="md">
      <Alert
        variant="light"
        color="green"
        icon={<IconCircleCheck aria-hidden />}
        title={words.done}
        role="status"
        styles={{ title: { color: 'var(--portal-good)' } }}
      >
        {words.doneText}
      </Alert>
      <Section title={words.claims}>
        <CodeBlock code={JSON.stringify(result.claims, null, 2)} name={words.claims} wraps />
      </Section>
      <Section title={words.userinfo}>
        <CodeBlock code={JSON.stringify(result.userinfo, null, 2)} name={words.userinfo} wraps />
      </Section>
    </Stack>
  );
}

function Failed({ error }: { error: unknown }) {
  const { trial: words } = useTexts(integrationTexts);
  const failure = error instanceof TrialFailed ? error : null;
  return (
    <Alert
      variant="light"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={words.failed}
      role="alert"
      styles={{ title: { color: 'var(--portal-bad)' } }}
    >
      <Text size="sm">{failure ? (words.codes[failure.code] ?? failure.message) : words.lost}</Text>
      {failure && (
        <Text size="xs" c="dimmed" mt="xxs">
          {failure.code}
        </Text>
      )}
    </Alert>
  );
}

import { Button, Group, Stack, Text } from '@mantine/core';
import type { WebhookDeliveryDetails } from '@selfsame/contract';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api } from '../../api/api.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { DeliveryStatus } from './delivery-columns.tsx';
import { Exchange, readable } from './exchange.tsx';
import { deliveriesKey } from './webhook-key.ts';
import { webhookTexts } from './webhook-texts.ts';

function ReplayButton({ id }: { id: string }) {
  const { delivery: words } = useTexts(webhookTexts);
  const client = useQueryClient();
  const notify = useNotify();
  const [isAsking, setAsking] = useState(false);
  const replay = useMutation({
    mutationFn: () => api.ReplayWebhookDelivery({ params: { deliveryId: id } }),
    onSuccess: (details) => {
      client.setQueryData([...deliveriesKey, id], details);
      void client.invalidateQueries({ queryKey: deliveriesKey });
      notify.done(words.replayed);
      setAsking(false);
    },
  });
  return (
    <>
      <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {words.replay}
      </Button>
      <Dialog opened={isAsking} onClose={() => setAsking(false)} title={words.dialog.title} centered>
        <Stack gap="md">
          <Text size="sm">{words.dialog.text}</Text>
          <ErrorNote error={replay.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setAsking(false)}>
              {words.dialog.cancel}
            </Button>
            <Button loading={replay.isPending} onClick={() => replay.mutate()} data-autofocus>
              {words.dialog.action}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

function Details({ delivery }: { delivery: WebhookDeliveryDetails }) {
  const { delivery: words, deliveries } = useTexts(webhookTexts);
  const { columns } = deliveries;
  const attempts = [...delivery.Attempts].reverse();
  return (
    <Stack gap="md">
      <Section title={words.title}>
        <DefinitionList
          items={[
            {
              name: words.id,
              value: <CopyValue value={delivery.DeliveryId} name={words.id} display="code" />,
            },
            { name: columns.created, value: <Instant at={delivery.CreatedDate} as="exact" /> },
            { name: columns.account, value: delivery.AccountNumber },
            delivery.NextAttemptDate
              ? { name: columns.next, value: <Instant at={delivery.NextAttemptDate} as="relative" /> }
              : null,
            delivery.FinishedDate
              ? { name: columns.finished, value: <Instant at={delivery.FinishedDate} as="exact" /> }
              : null,
          ]}
        />
        <Text size="sm" fw={600} mt="sm" mb="xxs">
          {words.body}
        </Text>
        <CodeBlock code={readable(delivery.RequestBody)} name={words.body} wraps />
      </Section>
      {attempts.length === 0 && (
        <Text size="sm" c="dimmed">
          {words.none}
        </Text>
      )}
      {attempts.map((attempt) => (
        <Section
          key={attempt.Number}
          title={words.attempt(attempt.Number)}
          lead={<Instant at={attempt.StartDate} as="exact" />}
        >
          <Exchange facts={attempt} />
        </Section>
      ))}
    </Stack>
  );
}

/** One delivery: what was sent, and request, answer and timing of every attempt. */
function DeliveryPage() {
  const { deliveryId: id = '' } = useParams();
  const texts = useTexts(webhookTexts);
  const { data, error, refetch } = useQuery({
    queryKey: [...deliveriesKey, id],
    queryFn: ({ signal }) => api.GetWebhookDelivery({ params: { deliveryId: id }, signal }),
    refetchInterval: ({ state }) => (state.data?.Status === 'Pending' ? 2_000 : false),
  });
  return (
    <>
      <PageHeader
        title={data ? (texts.eventTypes[data.EventType] ?? texts.delivery.title) : texts.delivery.title}
        back={{ to: '/settings/webhook/deliveries', label: texts.delivery.back }}
        badge={data && <DeliveryStatus status={data.Status} />}
        actions={data && <ReplayButton id={id} />}
      />
      {error && !data && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data ? <Details delivery={data} /> : !error && <SectionShape />}
    </>
  );
}
export default DeliveryPage;

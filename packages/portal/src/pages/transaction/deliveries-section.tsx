import { Table, Text } from '@mantine/core';
import { Status, type TransactionDetails } from '@selfsame/contract';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { detailTexts } from './detail-texts.ts';

const tones: Record<TransactionDetails['Deliveries'][number]['Status'], Tone> = {
  Pending: 'pending',
  Succeeded: 'good',
  Failed: 'bad',
  Canceled: 'quiet',
};

/** Whether the customer's backend was told. */
export function DeliveriesSection({ details }: { details: TransactionDetails }) {
  const { deliveries: texts } = useTexts(detailTexts);
  const { Deliveries } = details;
  return (
    <Section title={texts.title}>
      {Deliveries.length === 0 ? (
        <Text size="sm" c="dimmed">
          {details.Status === Status.Pending ? texts.waiting : texts.none}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={340} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label={texts.caption}>
            <Table.Thead>
              <Table.Tr>
                {Object.values(texts.columns).map((name) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {Deliveries.map((delivery) => (
                <Table.Tr key={delivery.DeliveryId}>
                  <Table.Td>
                    <StatusBadge tone={tones[delivery.Status]}>{texts.statuses[delivery.Status]}</StatusBadge>
                    {delivery.NextAttemptDate && (
                      <Text size="xs" c="dimmed">
                        {texts.next} <Instant at={delivery.NextAttemptDate} as="relative" />
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{delivery.Error ?? delivery.StatusCode ?? '—'}</Table.Td>
                  <Table.Td>{delivery.AttemptCount}</Table.Td>
                  <Table.Td>
                    <Instant at={delivery.CreatedDate} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}

import { Drawer, Loader, Stack, Text, Title } from '@mantine/core';
import type { AuditEvent } from '@selfsame/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { auditTexts } from './audit-texts.ts';
import { Executor } from './event-columns.tsx';
import { EventReference } from './event-reference.tsx';

/** Who, what, where, and its place in the chain. */
function Facts({ event }: { event: AuditEvent }) {
  const { details: words } = useTexts(auditTexts);
  const formats = useFormats();
  return (
    <DefinitionList
      items={[
        { name: words.who, value: <Executor event={event} /> },
        event.ExecutorRoles ? { name: words.roles, value: event.ExecutorRoles.replaceAll(',', ', ') } : null,
        { name: words.type, value: event.MessageType },
        { name: words.host, value: event.HostName },
        { name: words.id, value: <CopyValue value={event.Id} name={words.id} display="code" /> },
        {
          name: words.place,
          value: event.Sequence === null ? words.waiting : formats.number(event.Sequence),
        },
        event.Hash
          ? { name: words.hash, value: <CopyValue value={event.Hash} name={words.hash} display="code" /> }
          : null,
      ]}
    />
  );
}

function Details({ event }: { event: AuditEvent }) {
  const texts = useTexts(auditTexts);
  const { details: words } = texts;
  return (
    <Stack gap="lg">
      <div>
        <Title order={3}>{texts.messages[event.MessageType] ?? event.Message}</Title>
        <Text c="dimmed" size="sm">
          <Instant at={event.EventDate} as="exact" />
        </Text>
        {event.EventLevel === 'Warning' && (
          <StatusBadge tone="warn">{texts.levels[event.EventLevel]}</StatusBadge>
        )}
      </div>
      <Facts event={event} />
      {event.References.length > 0 && (
        <section>
          <Title order={4} mb="xxs">
            {words.about}
          </Title>
          <DefinitionList
            items={event.References.map((reference) => ({
              name: texts.references[reference.Type] ?? reference.Type,
              value: <EventReference reference={reference} />,
            }))}
          />
        </section>
      )}
      <section>
        <Title order={4} mb="xxs">
          {words.data}
        </Title>
        {Object.keys(event.Data).length === 0 ? (
          <Text size="sm" c="dimmed">
            {words.noData}
          </Text>
        ) : (
          <CodeBlock code={JSON.stringify(event.Data, null, 2)} name={words.data} wraps />
        )}
      </section>
    </Stack>
  );
}

function LoadedDetails({ id, known }: { id: string; known: AuditEvent | undefined }) {
  const { details: words } = useTexts(auditTexts);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['auditEvents', 'one', id],
    queryFn: async ({ signal }) =>
      (await api.GetAuditEvents({ query: { filter: `Id:${id}` }, signal })).Items[0] ?? null,
    enabled: known === undefined,
  });
  if (known) return <Details event={known} />;
  if (isPending) return <Loader aria-label={words.title} />;
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  return data ? <Details event={data} /> : <Text>{words.gone}</Text>;
}

/** One event with all that is known of it. Its id is in the address. */
function EventDrawer({
  id,
  known,
  onClose,
}: {
  id: string;
  /** The event, when the page of the table holds it. */
  known: AuditEvent | undefined;
  onClose: () => void;
}) {
  const { details: words } = useTexts(auditTexts);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={words.title}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <LoadedDetails id={id} known={known} />
    </Drawer>
  );
}
export default EventDrawer;

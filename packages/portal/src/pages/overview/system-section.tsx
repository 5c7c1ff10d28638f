import { Code, Group, Table, Text, Title } from '@mantine/core';
import type { SystemStatus } from '@selfsame/contract';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { overviewTexts } from './overview-texts.ts';

const jobTones: Record<SystemStatus['Jobs']['State'], Tone> = { ok: 'good', late: 'warn', failing: 'bad' };

/** Version, background work, ways out, and the models that judge. */
export function SystemSection({ status }: { status: SystemStatus }) {
  const { system: words } = useTexts(overviewTexts);
  const formats = useFormats();
  const { Jobs, Channels, Egress, Models } = status;
  const channel = (kind: string) => words.channels[kind] ?? kind;
  const egress = [
    words.egressPublic,
    ...(Egress.InnerAddresses ? [words.egressInner] : []),
    ...(Egress.PlainHttp ? [words.egressHttp] : []),
    ...(Egress.UnverifiedTls ? [words.egressTls] : []),
  ];
  return (
    <Section title={words.title}>
      <DefinitionList
        items={[
          { name: words.version, value: status.Version },
          { name: words.started, value: <Instant at={status.StartedDate} as="relative" /> },
          {
            name: words.jobs,
            value: <StatusBadge tone={jobTones[Jobs.State]}>{words.jobStates[Jobs.State]}</StatusBadge>,
          },
          { name: words.liveness, value: words.livenessModes[status.LivenessMode] ?? status.LivenessMode },
          { name: words.sms, value: channel(Channels.Sms) },
          { name: words.email, value: channel(Channels.Email) },
          { name: words.egress, value: formats.list(egress) },
        ]}
      />
      {Jobs.State !== 'ok' && (
        <Text size="sm" mt="xs">
          {Jobs.State === 'late' && `${words.jobLate(formats.duration(Jobs.LateSec))} `}
          {words.jobAdvice}
        </Text>
      )}
      <Title order={3} mt="md" mb="xs">
        {words.models}
      </Title>
      <ModelTable models={Models} />
    </Section>
  );
}

function ModelTable({ models }: { models: SystemStatus['Models'] }) {
  const { system: words } = useTexts(overviewTexts);
  const { role, id, sha, source } = words.modelColumns;
  return (
    <Table.ScrollContainer
      minWidth={640}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': words.models } }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            {[role, id, sha, source].map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {models.map((model) => (
            <Table.Tr key={model.Id}>
              <Table.Th scope="row">{words.modelRoles[model.Role] ?? model.Role}</Table.Th>
              <Table.Td>{model.Id}</Table.Td>
              <Table.Td>
                <Group gap="hair" wrap="nowrap">
                  <Code>{model.Sha256.slice(0, 12)}…</Code>
                  <CopyValue value={model.Sha256} name={words.checksum} display="hidden" />
                </Group>
              </Table.Td>
              <Table.Td>{model.Source}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

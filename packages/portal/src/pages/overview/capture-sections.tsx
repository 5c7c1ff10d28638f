import { Table, Text } from '@mantine/core';
import type { CaptureStatistics } from '@selfsame/contract';
import { BarList } from '../../parts/chart/bar-list.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import classes from './overview.module.css';
import { overviewTexts } from './overview-texts.ts';

const steps = ['Begun', 'Opened', 'Started', 'Judged', 'Accepted'] as const;

/** How far users got. */
export function CaptureFunnel({ funnel }: { funnel: CaptureStatistics['Funnel'] }) {
  const { capture: words } = useTexts(overviewTexts);
  const formats = useFormats();
  return (
    <Section title={words.title} lead={words.lead}>
      <BarList
        most={Math.max(1, funnel.Begun)}
        bars={steps.map((step) => ({
          name: step,
          label: words.steps[step],
          value: funnel[step],
          // Of the step before it could be more than all: a step can be passed over, by a passkey for instance.
          ...(step !== 'Begun' && funnel.Begun > 0
            ? { remark: words.ofBegun(formats.percent(funnel[step] / funnel.Begun)) }
            : {}),
        }))}
      />
    </Section>
  );
}

/** How long captures took. */
export function CaptureTimes({ capture }: { capture: CaptureStatistics }) {
  const { time: words } = useTexts(overviewTexts);
  const formats = useFormats();
  const rows = [
    { name: words.capture, spread: capture.SecondsToCapture },
    { name: words.judge, spread: capture.SecondsToJudge },
    { name: words.finish, spread: capture.SecondsToFinish },
  ];
  const { what, median, p75, p95, n } = words.columns;
  const write = (seconds: number | null) => (seconds === null ? '—' : formats.duration(seconds));
  if (rows.every(({ spread }) => spread.N === 0))
    return (
      <Section title={words.title}>
        <Text c="dimmed" size="sm">
          {words.nothing}
        </Text>
      </Section>
    );
  return (
    <Section title={words.title} lead={words.lead}>
      <Table.ScrollContainer
        minWidth={420}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': words.title } }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{what}</Table.Th>
              {[median, p75, p95, n].map((name) => (
                <Table.Th key={name} className={classes.number}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ name, spread }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td className={classes.number}>{write(spread.Median)}</Table.Td>
                <Table.Td className={classes.number}>{write(spread.P75)}</Table.Td>
                <Table.Td className={classes.number}>{write(spread.P95)}</Table.Td>
                <Table.Td className={classes.number}>{formats.number(spread.N)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

/** What users were told to do better. */
export function Remedies({ remedies }: { remedies: CaptureStatistics['Remedies'] }) {
  const { remedies: words } = useTexts(overviewTexts);
  return (
    <Section title={words.title} lead={words.lead}>
      {remedies.length === 0 ? (
        <Text c="dimmed" size="sm">
          {words.none}
        </Text>
      ) : (
        <BarList
          color="var(--portal-warn)"
          bars={remedies.slice(0, 8).map(({ Remedy, Count }) => ({
            name: Remedy,
            label: words.names[Remedy] ?? Remedy,
            value: Count,
          }))}
        />
      )}
    </Section>
  );
}

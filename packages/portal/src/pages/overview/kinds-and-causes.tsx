import { Table, Text } from '@mantine/core';
import { rejectionCauses, type Statistics } from '@selfsame/contract';
import { BarList } from '../../parts/chart/bar-list.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { acceptance } from './counts.ts';
import classes from './overview.module.css';
import { overviewTexts } from './overview-texts.ts';

/** Numbers of each kind. */
export function KindTable({ kinds }: { kinds: Statistics['ByKind'] }) {
  const { kinds: words } = useTexts(overviewTexts);
  const formats = useFormats();
  const { kind, begun, accepted, rejected, rate } = words.columns;
  return (
    <Section title={words.title}>
      <Table.ScrollContainer
        minWidth={360}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': words.title } }}
      >
        <Table horizontalSpacing="xs" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{kind}</Table.Th>
              {[begun, accepted, rejected, rate].map((name) => (
                <Table.Th key={name} className={classes.number}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kinds.map((row) => {
              const share = acceptance(row);
              return (
                <Table.Tr key={row.Kind}>
                  <Table.Th scope="row">{words.names[row.Kind] ?? row.Kind}</Table.Th>
                  <Table.Td className={classes.number}>{formats.number(row.Begun)}</Table.Td>
                  <Table.Td className={classes.number}>{formats.number(row.Accepted)}</Table.Td>
                  <Table.Td className={classes.number}>{formats.number(row.Rejected)}</Table.Td>
                  <Table.Td className={classes.number}>
                    {share === null ? '—' : formats.percent(share)}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

/** Why operations and transactions were rejected. */
export function RejectionCauses({ total }: { total: Statistics['Total'] }) {
  const { rejections: words } = useTexts(overviewTexts);
  const formats = useFormats();
  const { Rejected, RejectedBy } = total;
  return (
    <Section title={words.title}>
      {Rejected === 0 ? (
        <Text c="dimmed" size="sm">
          {words.none}
        </Text>
      ) : (
        <BarList
          color="var(--portal-bad)"
          most={Rejected}
          bars={rejectionCauses
            .filter((cause) => RejectedBy[cause] > 0)
            .sort((a, b) => RejectedBy[b] - RejectedBy[a])
            .map((cause) => ({
              name: cause,
              label: words.causes[cause],
              value: RejectedBy[cause],
              remark: formats.percent(RejectedBy[cause] / Rejected),
            }))}
        />
      )}
    </Section>
  );
}

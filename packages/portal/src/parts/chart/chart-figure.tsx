import { Button, Skeleton, Stack, Table, Text } from '@mantine/core';
import { lazy, Suspense, useId, useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { partTexts } from '../part-texts.ts';

const ChartDrawing = lazy(() => import('./chart-drawing.tsx'));

/** One value per x of a chart. */
export interface ChartSeries {
  /** Field of the rows. */
  name: string;
  label: string;
  /** A colour of the theme with its shade, e.g. `blue.6`; `light-dark()` pairs are in {@link chartColors}. */
  color: string;
}

/** A chart with its numbers as words and as a table. */
export interface ChartFigureProps {
  kind: 'bar' | 'stacked-bar' | 'line' | 'area';
  /** One sentence with the point of the chart; read instead of the drawing. */
  summary: string;
  /** Field of the rows along the x axis, and its head in the table. */
  x: string;
  xLabel: string;
  series: ChartSeries[];
  rows: Record<string, string | number>[];
  /** How values are written; whole numbers unless said. */
  format?: (value: number) => string;
  height?: number;
  /** Lines across the drawing, e.g. a threshold. */
  referenceLines?: { y: number; label: string; color?: string }[];
}

/** Colours that keep 3:1 against the page in both schemes and differ for the colour-blind. */
export const chartColors = {
  good: 'var(--portal-good)',
  bad: 'var(--portal-bad)',
  warn: 'var(--portal-warn)',
  info: 'var(--portal-info)',
  quiet: 'var(--portal-quiet)',
} as const;

export function ChartFigure(props: ChartFigureProps) {
  const texts = useTexts(partTexts);
  const formats = useFormats();
  const [isTable, setTable] = useState(false);
  const id = useId();
  const format = props.format ?? formats.number;
  const height = props.height ?? 240;
  if (props.rows.length === 0)
    return (
      <Text c="dimmed" size="sm" py="lg">
        {texts.chart.nothing}
      </Text>
    );
  return (
    <Stack gap="xs" component="figure" m={0}>
      <Text component="figcaption" size="sm" c="dimmed">
        {props.summary}
      </Text>
      <div aria-hidden inert>
        <Suspense fallback={<Skeleton height={height} />}>
          <ChartDrawing {...props} format={format} height={height} />
        </Suspense>
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        aria-expanded={isTable}
        aria-controls={id}
        className="portal-no-print"
        onClick={() => setTable(!isTable)}
      >
        {isTable ? texts.chart.hideTable : texts.chart.showTable}
      </Button>
      <div id={id} hidden={!isTable}>
        <NumbersTable {...props} format={format} />
      </div>
    </Stack>
  );
}

type NumbersTableProps = Pick<ChartFigureProps, 'x' | 'xLabel' | 'series' | 'rows'> & {
  format: (value: number) => string;
};

/** The numbers of the chart. */
function NumbersTable({ x, xLabel, series, rows, format }: NumbersTableProps) {
  return (
    <Table.ScrollContainer minWidth={320} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table withTableBorder striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{xLabel}</Table.Th>
            {series.map(({ name, label }) => (
              <Table.Th key={name}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={String(row[x])}>
              <Table.Td>{row[x]}</Table.Td>
              {series.map(({ name }) => (
                <Table.Td key={name}>{format(Number(row[name] ?? 0))}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

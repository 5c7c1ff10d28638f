import '@mantine/charts/styles.css';
import { AreaChart, BarChart, LineChart } from '@mantine/charts';
import { useReducedMotion } from '@mantine/hooks';
import type { ChartFigureProps } from './chart-figure.tsx';

/** The drawing of a chart; loaded only when one is shown. */
function ChartDrawing(props: ChartFigureProps & { format: (value: number) => string; height: number }) {
  const isStill = useReducedMotion();
  const shared = {
    h: props.height,
    data: props.rows,
    dataKey: props.x,
    series: props.series,
    valueFormatter: props.format,
    withLegend: props.series.length > 1,
    legendProps: { verticalAlign: 'bottom' as const },
    // Lines across, at which amounts can be read.
    gridAxis: 'x' as const,
    tickLine: 'none' as const,
    ...(props.referenceLines ? { referenceLines: props.referenceLines } : {}),
  };
  const still = { isAnimationActive: !isStill };
  if (props.kind === 'line') return <LineChart {...shared} curveType="monotone" lineProps={still} />;
  if (props.kind === 'area') return <AreaChart {...shared} curveType="monotone" areaProps={still} />;
  return (
    <BarChart {...shared} type={props.kind === 'stacked-bar' ? 'stacked' : 'default'} barProps={still} />
  );
}
export default ChartDrawing;

/** One family of numbers under a name, told apart by labels. */
interface Family {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  lines(): string[];
}

type Labels = Readonly<Record<string, string>>;

/** Counts and times of this process, in the text format of Prometheus 0.0.4. */
export interface Metrics {
  counter(name: string, help: string): (labels: Labels, by?: number) => void;
  /** @param buckets upper bounds, ascending, in the unit of what is observed */
  histogram(name: string, help: string, buckets: readonly number[]): (labels: Labels, value: number) => void;
  /** Read when the metrics are. */
  gauge(name: string, help: string, read: () => number): void;
  render(): string;
}

/** Makes an empty set of metrics. */
export function createMetrics(): Metrics {
  const families: Family[] = [];
  return {
    counter(name, help) {
      const counts = new Map<string, number>();
      const lines = () => [...counts].map(([labels, count]) => `${name}${braced(labels)} ${count}`);
      families.push({ name, help, type: 'counter', lines });
      return (labels, by = 1) => {
        const key = labelText(labels);
        counts.set(key, (counts.get(key) ?? 0) + by);
      };
    },
    histogram(name, help, buckets) {
      const series = new Map<string, { counts: number[]; sum: number }>();
      families.push({
        name,
        help,
        type: 'histogram',
        lines: () =>
          [...series].flatMap(([labels, { counts, sum }]) =>
            histogramLines(name, labels, buckets, counts, sum),
          ),
      });
      return (labels, value) => {
        const key = labelText(labels);
        const { counts, sum } = series.get(key) ?? {
          counts: Array<number>(buckets.length + 1).fill(0),
          sum: 0,
        };
        const place = buckets.findIndex((bound) => value <= bound);
        counts[place === -1 ? buckets.length : place]! += 1;
        series.set(key, { counts, sum: sum + value });
      };
    },
    gauge(name, help, read) {
      families.push({ name, help, type: 'gauge', lines: () => [`${name} ${read()}`] });
    },
    render: () =>
      families
        .flatMap(({ name, help, type, lines }) => [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} ${type}`,
          ...lines(),
        ])
        .join('\n')
        .concat('\n'),
  };
}

function histogramLines(
  name: string,
  labels: string,
  buckets: readonly number[],
  counts: readonly number[],
  sum: number,
): string[] {
  let total = 0;
  const lines = counts.map((count, place) => {
    total += count;
    const bound = `le="${buckets[place] ?? '+Inf'}"`;
    return `${name}_bucket${braced(labels ? `${labels},${bound}` : bound)} ${total}`;
  });
  return [...lines, `${name}_sum${braced(labels)} ${sum}`, `${name}_count${braced(labels)} ${total}`];
}

const braced = (labels: string): string => (labels === '' ? '' : `{${labels}}`);

const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value.replace(/["\\\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`,
    )
    .join(',');

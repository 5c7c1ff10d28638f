import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The values that each label of a family may have, so that the number of its series is bounded. */
type LabelValues = Readonly<Record<string, readonly string[]>>;
type Labels<L extends LabelValues> = { readonly [Name in keyof L]: L[Name][number] };

/** Counts and times of this process, as Prometheus reads them. */
export interface Metrics {
  counter<const L extends LabelValues>(
    name: string,
    help: string,
    values: L,
  ): (labels: Labels<L>, by?: number) => void;
  /** @param buckets upper bounds, ascending, in the unit of what is observed */
  histogram<const L extends LabelValues>(
    name: string,
    help: string,
    values: L,
    buckets: readonly number[],
  ): (labels: Labels<L>, value: number) => void;
  /** Read when the metrics are. */
  gauge(name: string, help: string, read: () => number): void;
  /** Prometheus' text format. */
  render(): Promise<string>;
}

/** Makes an empty set of metrics, told by prom-client. A label's value that was not declared is counted as `other`. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    counter(name, help, values) {
      const counter = new Counter({ name, help, labelNames: Object.keys(values), registers });
      return (labels, by = 1) => counter.inc(bounded(labels, values), by);
    },
    histogram(name, help, values, buckets) {
      const labelNames = Object.keys(values);
      const histogram = new Histogram({ name, help, labelNames, buckets: [...buckets], registers });
      return (labels, value) => histogram.observe(bounded(labels, values), value);
    },
    gauge(name, help, read) {
      // The registry holds it; nobody else needs to.
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    render: () => registry.metrics(),
  };
}

function bounded(labels: Readonly<Record<string, string>>, values: LabelValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [name, values[name]?.includes(value) ? value : 'other']),
  );
}

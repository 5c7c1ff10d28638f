/**
 * npm run bench:search [-- --sizes 10k,100k] [--million] [--probes 200] [--cosine 0.7]
 * Latency and recall of 1:N search beside usearch's exact scan, on the same synthetic templates in the same run.
 */
import { parseArgs } from 'node:util';
import { drawGallery } from './search/search-gallery.ts';
import { describeMachine } from './search/search-machine.ts';
import { k, type Measurement, measureEngines } from './search/search-measure.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10k,100k' },
    million: { type: 'boolean', default: false },
    probes: { type: 'string', default: '200' },
    cosine: { type: 'string', default: '0.7' },
  },
});

function parseSize(text: string): number {
  const parts = /^(\d+)(k|M)?$/.exec(text.trim());
  if (!parts) throw new Error(`A size looks like 5000, 10k or 1M, not ${text}`);
  return Number(parts[1]) * { k: 1000, M: 1_000_000, '': 1 }[(parts[2] ?? '') as 'k' | 'M' | '']!;
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** Wilson's 95 % interval of a share. */
function interval(hits: number, n: number): string {
  const z = 1.96;
  const centre = (hits + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((hits * (n - hits)) / n + (z * z) / 4);
  return `${(Math.max(0, centre - half) * 100).toFixed(1)}–${(Math.min(1, centre + half) * 100).toFixed(1)} %`;
}

function describe(
  measurement: Measurement,
  reference: Measurement,
  mates: (number | null)[],
): Record<string, string> {
  const sorted = measurement.latencies.toSorted((a, b) => a - b);
  const p50 = percentile(sorted, 0.5);
  const referenceP50 = percentile(
    reference.latencies.toSorted((a, b) => a - b),
    0.5,
  );
  const mated = mates.flatMap((mate, probe) => (mate === null ? [] : [{ mate, probe }]));
  const hits = mated.filter(({ mate, probe }) => measurement.best[probe] === mate).length;
  const same = measurement.best.filter((best, probe) => best === reference.best[probe]).length;
  return {
    engine: measurement.engine,
    'build s': measurement.build === null ? '–' : (measurement.build / 1000).toFixed(1),
    'p50 ms': p50.toFixed(2),
    'p95 ms': percentile(sorted, 0.95).toFixed(2),
    'p99 ms': percentile(sorted, 0.99).toFixed(2),
    'p50 / usearch': (p50 / referenceP50).toFixed(2),
    'mates found': `${hits}/${mated.length} (${interval(hits, mated.length)})`,
    'same top-1 as usearch': `${same}/${measurement.best.length}`,
  };
}

const sizes = values.sizes.split(',').map(parseSize);
if (values.million) sizes.push(1_000_000);
const probeCount = parseSize(values.probes);
const mateCosine = Number(values.cosine);

console.log(`1:N search, 512 components, synthetic unit templates, mates at cosine ${mateCosine}, k = ${k}`);
console.log(`${describeMachine()}; one search at a time, engines interleaved probe by probe`);
for (const size of sizes) {
  const gallery = drawGallery(size, probeCount, mateCosine, size);
  const measurements = await measureEngines(gallery);
  console.log(
    `\nn = ${size.toLocaleString('en')} templates, ${probeCount} probes (half mates, half strangers)`,
  );
  const mates = gallery.probes.map(({ mate }) => mate);
  console.table(measurements.map((measurement) => describe(measurement, measurements[0]!, mates)));
}

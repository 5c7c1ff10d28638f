import { exactSearch, MetricKind } from 'usearch';
import { Gallery } from '../../packages/face/src/search/gallery.ts';
import { readKernel } from '../../packages/face/src/search/kernel/read-kernel.ts';
import { createKernel } from '../../packages/face/src/search/kernel/scan-kernel.ts';
import { RowArena } from '../../packages/face/src/search/row-arena.ts';
import { SearchIndex } from '../../packages/face/src/search/search-index.ts';
import { toUnitTemplate } from '../../packages/face/src/search/unit-template.ts';
import { type BenchGallery, dimension, rowOf } from './search-gallery.ts';

/** One engine over one gallery. */
export interface Measurement {
  engine: string;
  /** Milliseconds to insert everything; null where nothing is inserted. */
  build: number | null;
  /** Milliseconds of each search, in order of the probes. */
  latencies: number[];
  /** The row found first for each probe. */
  best: number[];
}

/** Matches asked for. */
export const k = 10;

/** Several engines on the same probes, interleaved probe by probe, so that noise of the machine hits all alike. */
export async function measureEngines(gallery: BenchGallery): Promise<Measurement[]> {
  const engines = [openUsearch(gallery), await openGallery(gallery), await openIndex(gallery)];
  try {
    const warmUp = Math.min(10, gallery.probes.length);
    for (const { template } of gallery.probes.slice(0, warmUp))
      for (const { search } of engines) await search(template);
    for (const { template } of gallery.probes) {
      for (const engine of engines) {
        const start = performance.now();
        const best = await engine.search(template);
        engine.latencies.push(performance.now() - start);
        engine.best.push(best);
      }
    }
  } finally {
    for (const engine of engines) await engine.close();
  }
  return engines.map(({ engine, build, latencies, best }) => ({ engine, build, latencies, best }));
}

interface Engine extends Measurement {
  search(probe: Float32Array): number | Promise<number>;
  close(): void | Promise<void>;
}

function openUsearch({ templates }: BenchGallery): Engine {
  return {
    engine: 'usearch exactSearch, f32, 1 thread',
    build: null,
    latencies: [],
    best: [],
    search: (probe) => Number(exactSearch(templates, probe, dimension, k, MetricKind.IP, 1).keys[0]!),
    close: () => undefined,
  };
}

async function openGallery({ templates, count }: BenchGallery): Promise<Engine> {
  const gallery = new Gallery(new RowArena(createKernel(await readKernel()), dimension));
  const start = performance.now();
  for (let row = 0; row < count; row++) gallery.upsert(String(row), rowOf(templates, row));
  return {
    engine: 'Gallery, in this thread',
    build: performance.now() - start,
    latencies: [],
    best: [],
    search: (probe) => Number(gallery.search(toUnitTemplate(probe, dimension), { k, minCosine: -1 })[0]!.id),
    close: () => gallery.clear(),
  };
}

async function openIndex({ templates, count }: BenchGallery): Promise<Engine> {
  const index = await SearchIndex.open({ dimension });
  const start = performance.now();
  for (let first = 0; first < count; first += 2000) {
    const rows = Array.from({ length: Math.min(2000, count - first) }, (_, i) => first + i);
    const entries = rows.map((row) => ({
      id: String(row),
      template: rowOf(templates, row),
      rev: BigInt(row + 1),
    }));
    await index.upsertMany('tenant', entries);
  }
  return {
    engine: 'SearchIndex, through its worker',
    build: performance.now() - start,
    latencies: [],
    best: [],
    search: async (probe) => Number((await index.search('tenant', probe, { k, minCosine: -1 }))[0]!.id),
    close: () => index.close(),
  };
}

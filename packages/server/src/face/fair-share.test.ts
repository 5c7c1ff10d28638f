import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomArrivals, type Stream, simulateEngine } from '../../test/engine/engine-simulation.ts';

/** Simulated time of one run, ms: enough analyses of the quiet tenant for a p95. */
const toMs = 400_000;
const captureMs = 800;
/** How much longer a p95 may be beside busy tenants (docs/operator-guide.md#quotas). */
const most = 1.5;

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const p95 = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.ceil(0.95 * times.length) - 1]!;

interface Case {
  workers: number;
  /** Busy tenants, each with more than the whole engine could do. */
  busy: number;
  /** Their quota `AnalysesAtOnce`. */
  quota: number | null;
  /** Analyses of the quiet tenant, a second. */
  perSec: number;
  quiet?: Partial<Stream>;
}

async function besideAndAlone({ workers, busy, quota, perSec, quiet = {} }: Case) {
  const random = createRandom(7);
  // It comes after the busy ones have begun.
  const arrivals = randomArrivals(random, { perSec, from: 20_000, to: toMs });
  const own: Stream = { tenantId: 'quiet', arrivals, tookMs: captureMs, mode: 'capture', ...quiet };
  const others = Array.from({ length: busy }, (_, n): Stream => {
    const flood = randomArrivals(random, { perSec: 2 * workers, to: toMs });
    return { tenantId: `busy ${n}`, arrivals: flood, tookMs: captureMs, mode: 'capture', most: quota };
  });
  const [alone] = await simulateEngine(workers, [own]);
  const [beside, ...floods] = await simulateEngine(workers, [own, ...others]);
  const done = floods.reduce((sum, { times }) => sum + times.length, 0);
  return { alone: p95(alone!.times), beside: p95(beside!.times), refused: beside!.refused, done };
}

const held: Case[] = [
  ...[0.1, 0.2, 0.35, 0.5].flatMap((perSec) => [
    { workers: 4, busy: 1, quota: null, perSec },
    { workers: 4, busy: 1, quota: 2, perSec },
    { workers: 4, busy: 2, quota: null, perSec },
    { workers: 4, busy: 2, quota: 1, perSec },
    { workers: 4, busy: 3, quota: 1, perSec },
  ]),
  ...[0.05, 0.1, 0.15].flatMap((perSec) => [
    { workers: 2, busy: 1, quota: null, perSec },
    { workers: 2, busy: 1, quota: 1, perSec },
  ]),
  // Frames of a dialogue are small; the captures of the others are twenty times as long.
  { workers: 2, busy: 1, quota: null, perSec: 2, quiet: { tookMs: 40, mode: 'step' } },
  { workers: 4, busy: 2, quota: 1, perSec: 5, quiet: { tookMs: 40, mode: 'step' } },
];

for (const one of held) {
  const { workers, busy, quota, perSec, quiet } = one;
  const whose = `${busy} busy with quota ${quota}`;
  test(`shareEngine: ${workers} workers, ${whose}, beside ${perSec} ${quiet?.mode ?? 'capture'}s a second, the quiet p95 is no longer than by half`, async () => {
    const { alone, beside, refused, done } = await besideAndAlone(one);
    assert.equal(refused, 0);
    assert.ok(beside <= most * alone, `${beside} beside, ${alone} alone`);
    // Nobody stands still for it: all workers but the one that is kept work for the others.
    const mostDone = (Math.min(busy * (quota ?? workers), workers - 1) * toMs) / captureMs;
    assert.ok(done >= 0.8 * mostDone - perSec * (toMs / 1_000), `${done} of ${mostDone} done`);
  });
}

test('shareEngine: one worker, a quiet tenant beside a busy one waits for the analysis that runs, and no longer', async () => {
  const { alone, beside, refused } = await besideAndAlone({ workers: 1, busy: 1, quota: null, perSec: 0.1 });
  assert.equal(refused, 0);
  assert.ok(beside <= alone + captureMs, `${beside} beside, ${alone} alone`);
});

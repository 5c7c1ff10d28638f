import { type FlashColor, flashLight } from '@selfsame/contract';
import type { FlashSample } from './flash.ts';
import { flashPolicy } from './flash-policy.ts';

/** What a flash shows of a capture. Freshness only: that the video did not exist before, unless it was edited. */
export interface FlashVerdict {
  /** `inconclusive`: nothing was proved and nothing speaks against it. */
  result: 'pass' | 'fail' | 'inconclusive';
  reason: 'tooFewFrames' | 'slow' | 'tooBright' | 'weak' | 'otherColors' | 'backgroundReflects' | null;
  /** Correlation with the revealed colours at the best lag, −1…1; null when there was too little to say. */
  r: number | null;
  /** Reflection of the face, log-chromaticity per unit of colour. */
  k: number | null;
  /** Reflection of the background relative to the face's. */
  ratio: number | null;
  lagMs: number | null;
  frames: number;
}

/** A flash that was shown to its end. */
export interface ShownFlash {
  colors: readonly FlashColor[];
  shownAt: readonly number[];
  endedAt: number;
  samples: readonly FlashSample[];
}

/** Two numbers per frame: log(red/green) and log(blue/green), or what a colour should do to them. */
type Series = readonly (readonly [number, number])[];

const tiny = 1e-5;

/**
 * Judges a flash by the light on the face. Pure. The schedule is the server's own, with one free lag for all of it;
 * nothing is taken from the page (docs/capture.md#rules-of-the-server).
 */
export function judgeFlash(flash: ShownFlash): FlashVerdict {
  const { samples, shownAt, endedAt } = flash;
  const nothing = { r: null, k: null, ratio: null, lagMs: null, frames: samples.length };
  if (samples.length < flashPolicy.leastFrames)
    return { result: 'inconclusive', reason: 'tooFewFrames', ...nothing };
  const ends = [...shownAt.slice(1), endedAt];
  if (shownAt.some((at, i) => ends[i]! - at > flashPolicy.slowMs))
    return { result: 'inconclusive', reason: 'slow', ...nothing };
  const measured = measureFlash(flash);
  return { ...settle(measured, meanOf(samples.map(({ brightness }) => brightness))), ...measured };
}

type Measured = { r: number; k: number; ratio: number | null; lagMs: number; frames: number };

function settle({ r, k, ratio }: Measured, brightness: number): Pick<FlashVerdict, 'result' | 'reason'> {
  if (r >= flashPolicy.passFrom && k >= flashPolicy.leastK) {
    return ratio !== null && ratio >= flashPolicy.mostBackground
      ? { result: 'fail', reason: 'backgroundReflects' }
      : { result: 'pass', reason: null };
  }
  if (brightness >= flashPolicy.tooBright) return { result: 'inconclusive', reason: 'tooBright' };
  if (r >= flashPolicy.failBelow) return { result: 'inconclusive', reason: 'weak' };
  return { result: 'fail', reason: 'otherColors' };
}

/** Correlation and reflection at the lag that fits best. */
function measureFlash({ colors, shownAt, samples }: ShownFlash): Measured {
  const from = shownAt[0]!;
  const times = samples.map(({ atMs }) => (atMs - from) / 1_000);
  const face = detrend(
    samples.map(({ face: light }) => chroma(light)),
    times,
  );
  const behind = samples.every(({ background }) => background !== null)
    ? detrend(
        samples.map(({ background }) => chroma(background!)),
        times,
      )
    : null;
  let best = { r: -1, k: 0, ratio: null as number | null, lagMs: 0 };
  for (let lagMs = 0; lagMs <= flashPolicy.lag.mostMs; lagMs += flashPolicy.lag.stepMs) {
    const expected = detrend(
      samples.map(({ atMs }) => expectAt(colors, shownAt, atMs - lagMs)),
      times,
    );
    const { r, k } = compare(face, expected);
    if (r <= best.r) continue;
    best = { r, k, lagMs, ratio: behind && k > tiny ? compare(behind, expected).k / k : null };
  }
  return { ...best, frames: samples.length };
}

const chroma = ([red, green, blue]: readonly [number, number, number]): readonly [number, number] => [
  Math.log((red + tiny) / (green + tiny)),
  Math.log((blue + tiny) / (green + tiny)),
];

/** What the colour of a moment does to the two ratios, to first order. */
function expectAt(
  colors: readonly FlashColor[],
  shownAt: readonly number[],
  atMs: number,
): readonly [number, number] {
  const index = shownAt.findLastIndex((shown) => shown <= atMs);
  if (index < 0) return [0, 0];
  const [red, green, blue] = flashLight[colors[index]!];
  return [red - green, blue - green];
}

function compare(seen: Series, expected: Series): { r: number; k: number } {
  let [both, ofSeen, ofExpected] = [0, 0, 0];
  for (const [i, pair] of seen.entries())
    for (const channel of [0, 1] as const) {
      both += pair[channel] * expected[i]![channel];
      ofSeen += pair[channel] ** 2;
      ofExpected += expected[i]![channel] ** 2;
    }
  return { r: both / Math.sqrt(ofSeen * ofExpected + 1e-12), k: both / (ofExpected + 1e-12) };
}

/** Takes the best parabola over time from both: what drifts is the room or the camera's white balance. */
function detrend(series: Series, times: readonly number[]): Series {
  const drift = [0, 1].map((channel) =>
    fitParabola(
      series.map((pair) => pair[channel]!),
      times,
    ),
  );
  return series.map((pair, i) => {
    const [red, blue] = drift.map(([a, b, c]) => a! + b! * times[i]! + c! * times[i]! ** 2);
    return [pair[0] - red!, pair[1] - blue!] as const;
  });
}

/** Least squares of a + b·t + c·t², by the normal equations and Gauss: they are symmetric and not negative, so no rows change places. */
function fitParabola(values: readonly number[], times: readonly number[]): number[] {
  const rows = [0, 1, 2].map((i) => [
    ...[0, 1, 2].map((j) => times.reduce((sum, t) => sum + t ** (i + j), 0)),
    times.reduce((sum, t, n) => sum + values[n]! * t ** i, 0),
  ]);
  for (const i of [0, 1]) {
    for (let below = i + 1; below < 3; below++) {
      const factor = rows[below]![i]! / (rows[i]![i]! || tiny);
      rows[below] = rows[below]!.map((value, at) => value - factor * rows[i]![at]!);
    }
  }
  const found = [0, 0, 0];
  for (const i of [2, 1, 0]) {
    // Those not found yet are 0.
    const known = found.reduce((sum, value, at) => sum + value * rows[i]![at]!, 0);
    found[i] = (rows[i]![3]! - known) / (rows[i]![i]! || tiny);
  }
  return found;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

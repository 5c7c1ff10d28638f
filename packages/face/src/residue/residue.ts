import { blur, boxMean } from './blur.ts';
import { correlation, medianOf } from './correlation.ts';
import type { FaceTexture } from './face-texture.ts';
import { matchBlur } from './match-blur.ts';
import { makePlane, type Plane } from './plane.ts';
import { faceWindow, regions, windowOf } from './regions.ts';
import { registerOnto } from './register.ts';

/** What stays unexplained of one texture by another, in natural logarithms: the lower, the better explained. */
export interface Residue {
  /** S1: shape of the whole, eyes, mouth and nose, and shading. */
  s1: number;
  /** S2: fine detail, region by region. */
  s2: number;
}

/** Logarithms are cut off here: two equal pictures leave nothing. */
const least = 1e-5;
/** σ of the shapes compared in S1, and of what is taken off for the band-passed ones (decision 0130, step 5). */
const shapeSigma = 2;
const bandSigma = 8;
/** Shading: σ of its smoothing, the darkest value in a quotient, the values that tell something, the fewest pixels of them. */
const shadingSigma = 6;
const darkest = 6;
const shadingRange = { least: 16, most: 248 };
const fewestShaded = 500;
/** Fine detail in S2: blur and window of each scale, the regions it is taken over. */
const scales = [
  { sigma: 1.0, size: 9, over: ['inner', 'eyes', 'mouth', 'nose'] },
  { sigma: 1.6, size: 13, over: ['inner', 'eyes'] },
] as const;
/** A pixel's weight is its local variance, at most this many medians; the variance never counts as less than this. */
const mostMedians = 6;
const leastVariance = 0.5;

const make = () => makePlane(faceWindow.width, faceWindow.height);
/** Planes of the one pair that a thread compares at a time. */
const [moved, p, q, r, s, t] = [make(), make(), make(), make(), make(), make()];
const values = new Float32Array(faceWindow.width * faceWindow.height);

/**
 * Measures what one texture leaves unexplained of another: `turned` is registered densely onto `neutral`, the sharper
 * one blurred to match, and what remains is put in numbers. A picture that was bent is explained by itself almost
 * wholly; a head that turned before a camera is not. Source: decision 0130, steps 2 to 5.
 * @returns null when most of the skin is black or burnt out
 */
export function measureResidue(neutral: FaceTexture, turned: FaceTexture): Residue | null {
  const a = windowOf(neutral);
  registerOnto(a, windowOf(turned), moved);
  matchBlur(a, moved);
  const shading = measureShading(a, moved);
  if (shading === null) return null;
  const s1 = meanLog([...compareShapes(a, moved), shading]);
  return { s1, s2: meanLog(scales.flatMap((scale) => compareDetail(a, moved, scale))) };
}

const meanLog = (parts: readonly number[]): number =>
  parts.reduce((sum, part) => sum + Math.log(Math.max(part, least)), 0) / parts.length;

/** c(eyes), c(mouth), c(inner), then band-passed b(inner), b(nose): 1 − Pearson. */
function compareShapes(a: Plane, b: Plane): number[] {
  blur(a, shapeSigma, p);
  blur(b, shapeSigma, q);
  const whole = [regions.eyes, regions.mouth, regions.inner].map((region) => 1 - correlation(p, q, region));
  subtract(p, blur(a, bandSigma, r));
  subtract(q, blur(b, bandSigma, r));
  return [...whole, ...[regions.inner, regions.nose].map((region) => 1 - correlation(p, q, region))];
}

function subtract(from: Plane, what: Plane): void {
  for (let i = 0; i < from.data.length; i++) from.data[i]! -= what.data[i]!;
}

/** Median deviation of the smoothed logarithm of how much brighter the skin became. */
function measureShading(a: Plane, b: Plane): number | null {
  const [ratio, mask] = [p, q];
  ratio.data.fill(0);
  mask.data.fill(0);
  let shaded = 0;
  for (const i of regions.skin) {
    const [x, y] = [a.data[i]!, b.data[i]!];
    if (Math.min(x, y) <= shadingRange.least || Math.max(x, y) >= shadingRange.most) continue;
    ratio.data[i] = Math.log(Math.max(y, darkest) / Math.max(x, darkest));
    mask.data[i] = 1;
    shaded++;
  }
  if (shaded < fewestShaded) return null;
  blur(ratio, shadingSigma, r);
  blur(mask, shadingSigma, s);
  let count = 0;
  for (const i of regions.skin)
    if (mask.data[i] === 1) values[count++] = r.data[i]! / Math.max(s.data[i]!, 1e-3);
  const kept = values.slice(0, count);
  const median = medianOf(values, count);
  return medianOf(kept.map((value) => Math.abs(value - median)));
}

/** Σ v·(1 − ncc) / Σ v of each region: local normalised correlation, weighted by local variance. */
function compareDetail(a: Plane, b: Plane, { sigma, size, over }: (typeof scales)[number]): number[] {
  blur(a, sigma, p);
  blur(b, sigma, q);
  for (let i = 0; i < p.data.length; i++) {
    const [x, y] = [p.data[i]!, q.data[i]!];
    r.data[i] = x * x;
    s.data[i] = y * y;
    t.data[i] = x * y;
  }
  for (const plane of [p, q, r, s, t]) boxMean(plane, size, plane);
  const [varianceA, correlated] = [r, t];
  for (let i = 0; i < p.data.length; i++) {
    const [meanA, meanB] = [p.data[i]!, q.data[i]!];
    const ofA = Math.max(r.data[i]! - meanA * meanA, leastVariance);
    const ofB = Math.max(s.data[i]! - meanB * meanB, leastVariance);
    correlated.data[i] = (t.data[i]! - meanA * meanB) / Math.sqrt(ofA * ofB);
    varianceA.data[i] = ofA;
  }
  regions.inner.forEach((pixel, k) => {
    values[k] = varianceA.data[pixel]!;
  });
  const median = medianOf(values, regions.inner.length);
  return over.map((name) => weighDetail(varianceA, correlated, regions[name], median));
}

function weighDetail(variance: Plane, correlated: Plane, region: Int32Array, median: number): number {
  let [sum, weights] = [0, 0];
  for (const i of region) {
    const value = variance.data[i]!;
    if (value <= median) continue;
    const weight = Math.min(value, mostMedians * median);
    sum += weight * (1 - correlated.data[i]!);
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
}

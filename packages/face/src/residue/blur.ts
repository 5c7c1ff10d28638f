import type { Plane } from './plane.ts';

/** A Gaussian is cut off at this many σ. */
const cutOff = 3;
/** From this σ on, three box filters stand for the Gaussian: their cost doesn't grow with σ. */
const boxesFrom = 3.5;

/** Room for one padded line, and for a plane between two passes; grown when needed. One thread, one call at a time. */
let line = new Float64Array(1024);
let between = new Float32Array(0);

/** Gaussian blur; edges repeat. `into` may be `source`. */
export function blur(source: Plane, sigma: number, into: Plane): Plane {
  if (sigma >= boxesFrom) return blurByBoxes(source, sigma, into);
  const kernel = kernelOf(sigma);
  return convolve(convolve(source, kernel, 'across', into), kernel, 'down', into);
}

/** Mean over a `size` × `size` square (odd); edges repeat. `into` may be `source`. */
export function boxMean(source: Plane, size: number, into: Plane): Plane {
  return slide(slide(source, size, 'across', into), size, 'down', into);
}

/** Mean over `size` pixels (odd) of a line along one axis: what a movement does. `into` may be `source`. */
export function lineMean(source: Plane, size: number, axis: Axis, into: Plane): Plane {
  return slide(source, size, axis, into);
}

/** The axis a filter works along. */
export type Axis = 'across' | 'down';

/**
 * Three passes of box filters of the two odd sizes whose summed variance is nearest to σ².
 * Source: Kovesi 2010, "Fast Almost-Gaussian Filtering" (10.1109/DICTA.2010.30).
 */
function blurByBoxes(source: Plane, sigma: number, into: Plane): Plane {
  const passes = 3;
  const ideal = Math.sqrt((12 * sigma * sigma) / passes + 1);
  const small = Math.floor(ideal) % 2 === 1 ? Math.floor(ideal) : Math.floor(ideal) - 1;
  const ofSmall = Math.round(
    (12 * sigma * sigma - passes * small * small - 4 * passes * small - 3 * passes) / (-4 * small - 4),
  );
  let from = source;
  for (let pass = 0; pass < passes; pass++) {
    boxMean(from, pass < ofSmall ? small : small + 2, into);
    from = into;
  }
  return into;
}

const kernels = new Map<number, Float64Array>();

/** Half of a symmetrical kernel: the middle first; the whole sums to 1. */
function kernelOf(sigma: number): Float64Array {
  const known = kernels.get(sigma);
  if (known !== undefined) return known;
  const half = Float64Array.from({ length: Math.max(1, Math.ceil(cutOff * sigma)) + 1 }, (_, k) =>
    Math.exp(-(k * k) / (2 * sigma * sigma)),
  );
  const whole = half.reduce((sum, value, k) => sum + (k === 0 ? value : 2 * value), 0);
  const kernel = half.map((value) => value / whole);
  // Those of whole planes come again; one of a face's size doesn't.
  if (kernels.size < 16) kernels.set(sigma, kernel);
  return kernel;
}

function convolve(source: Plane, kernel: Float64Array, axis: Axis, into: Plane): Plane {
  return axis === 'across' ? convolveAcross(source, kernel, into) : convolveDown(source, kernel, into);
}

function convolveAcross(source: Plane, kernel: Float64Array, into: Plane): Plane {
  const { data, width, height } = source;
  const out = into.data;
  const radius = kernel.length - 1;
  const middle = kernel[0]!;
  const padded = roomForLine(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) padded[radius + x] = data[row + x]!;
    padded.fill(data[row]!, 0, radius);
    padded.fill(data[row + width - 1]!, radius + width, width + 2 * radius);
    for (let x = 0, at = radius; x < width; x++, at++) {
      let sum = middle * padded[at]!;
      for (let k = 1; k <= radius; k++) sum += kernel[k]! * (padded[at - k]! + padded[at + k]!);
      out[row + x] = sum;
    }
  }
  return into;
}

function convolveDown(source: Plane, kernel: Float64Array, into: Plane): Plane {
  const { width, height } = source;
  const radius = kernel.length - 1;
  const from = copyOf(source);
  const out = into.data;
  const sums = roomForLine(width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) sums[x] = kernel[0]! * from[row + x]!;
    for (let k = 1; k <= radius; k++) {
      const weight = kernel[k]!;
      const above = Math.max(0, y - k) * width;
      const below = Math.min(height - 1, y + k) * width;
      for (let x = 0; x < width; x++) sums[x]! += weight * (from[above + x]! + from[below + x]!);
    }
    for (let x = 0; x < width; x++) out[row + x] = sums[x]!;
  }
  return into;
}

function slide(source: Plane, size: number, axis: Axis, into: Plane): Plane {
  return axis === 'across' ? slideAcross(source, size, into) : slideDown(source, size, into);
}

function slideAcross({ data, width, height }: Plane, size: number, into: Plane): Plane {
  const radius = size >> 1;
  const share = 1 / size;
  const out = into.data;
  const padded = roomForLine(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) padded[radius + x] = data[row + x]!;
    padded.fill(data[row]!, 0, radius);
    padded.fill(data[row + width - 1]!, radius + width, width + 2 * radius);
    let sum = 0;
    for (let k = 0; k < size; k++) sum += padded[k]!;
    out[row] = sum * share;
    for (let x = 1; x < width; x++) {
      sum += padded[x + size - 1]! - padded[x - 1]!;
      out[row + x] = sum * share;
    }
  }
  return into;
}

function slideDown(source: Plane, size: number, into: Plane): Plane {
  const { width, height } = source;
  const radius = size >> 1;
  const share = 1 / size;
  const from = copyOf(source);
  const out = into.data;
  const sums = roomForLine(width);
  sums.fill(0, 0, width);
  for (let k = -radius; k <= radius; k++) {
    const row = Math.max(0, Math.min(height - 1, k)) * width;
    for (let x = 0; x < width; x++) sums[x]! += from[row + x]!;
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const next = Math.min(height - 1, y + radius + 1) * width;
    const last = Math.max(0, y - radius) * width;
    for (let x = 0; x < width; x++) {
      out[row + x] = sums[x]! * share;
      sums[x]! += from[next + x]! - from[last + x]!;
    }
  }
  return into;
}

function roomForLine(length: number): Float64Array {
  if (line.length < length) line = new Float64Array(length);
  return line;
}

/** A copy that the next call overwrites. */
function copyOf({ data }: Plane): Float32Array {
  if (between.length < data.length) between = new Float32Array(data.length);
  between.set(data);
  return between;
}

/**
 * Unit vectors as integers, with the error said: what makes an int8 scan exact instead of approximate.
 *
 * A row x (unit, float32) is stored as x̂ = scale·codes, codes int8, scale = max|x| / 127 of that row, and
 * e = ‖x − x̂‖. A probe q is q̂ in int16 with d = ‖q − q̂‖. Then by Cauchy-Schwarz
 *   |q·x − q̂·x̂| ≤ |q·(x − x̂)| + |(q − q̂)·x̂| ≤ e + d·(1 + e).
 * For 512 components of a face template e is about 0.007 (uniform rounding: scale·√(512/12)) and at worst
 * max|x|·√512 / 254 ≤ 0.09; d is about 0.0001.
 */

/** int8 levels of a row on each side of zero. */
const rowLevels = 127;

/**
 * int16 levels of a probe on each side of zero: the largest 2ⁿ−1 with which `maximumDimension` products with
 * ±127 still fit an int32 (1024 · 127 · 16383 < 2³¹).
 */
const probeLevels = 16_383;

/** Most components a template may have. */
export const maximumDimension = 1024;

/** Absorbs what the algebra leaves out: a "unit" float32 vector is so to 1e-7, sums round at 1e-13. */
export const boundSlack = 1e-6;

/** Scale (component = scale·code) and ‖vector − scale·codes‖, neither below its true value's float32. */
export interface Quantisation {
  scale: number;
  error: number;
}

/** Writes `unit` as int8 into `codes` (same length). */
export function quantiseRow(unit: Float32Array, codes: Int8Array): Quantisation {
  return quantise(unit, codes, rowLevels);
}

/** Writes `unit` as int16 into `codes` (same length). */
export function quantiseProbe(unit: Float32Array, codes: Int16Array): Quantisation {
  return quantise(unit, codes, probeLevels);
}

function quantise(unit: Float32Array, codes: Int8Array | Int16Array, levels: number): Quantisation {
  let largest = 0;
  for (const component of unit) largest = Math.max(largest, Math.abs(component));
  // The scale is kept in float32: the error is measured against what will be used.
  const scale = Math.fround(largest / levels);
  let squares = 0;
  for (let i = 0; i < unit.length; i++) {
    const component = unit[i]!;
    const code = Math.max(-levels, Math.min(levels, Math.round(component / scale)));
    codes[i] = code;
    squares += (component - scale * code) ** 2;
  }
  // Rounded up, so that its own float32 form is still a bound.
  return { scale, error: Math.fround(Math.sqrt(squares) * (1 + 2e-7)) };
}

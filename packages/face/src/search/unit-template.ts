import { SearchError } from './search-error.ts';

/**
 * A copy of `template` scaled to length 1 (float32).
 * @throws SearchError E_TEMPLATE_DIMENSION when it has not `dimension` components, E_TEMPLATE_INVALID when its
 * length is zero or not finite
 */
export function toUnitTemplate(template: Float32Array, dimension: number): Float32Array<ArrayBuffer> {
  if (template.length !== dimension) {
    throw new SearchError(
      'E_TEMPLATE_DIMENSION',
      `A template has ${dimension} components, not ${template.length}`,
    );
  }
  const norm = Math.sqrt(dot(template, template));
  if (!(norm > 1e-12 && norm < Number.POSITIVE_INFINITY)) {
    throw new SearchError('E_TEMPLATE_INVALID', 'A template needs a finite length above zero');
  }
  const unit = new Float32Array(dimension);
  for (let i = 0; i < dimension; i++) unit[i] = template[i]! / norm;
  return unit;
}

/** Cosine of two unit templates, summed in float64, cut to -1…1. */
export function cosineOfUnits(a: Float32Array, b: Float32Array): number {
  return Math.max(-1, Math.min(1, dot(a, b)));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

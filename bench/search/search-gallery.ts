import { createRandom, drawMate, drawTemplate } from '../../packages/face/src/search/synthetic-templates.ts';

/** Components of a template. */
export const dimension = 512;

/** A synthetic gallery and what is searched in it. */
export interface BenchGallery {
  /** count × 512, row by row, each row of length 1. */
  templates: Float32Array;
  count: number;
  /** Half of them mates of a row of the gallery, half of nobody. */
  probes: BenchProbe[];
}

/** A probe and the row it is a mate of, or null. */
export interface BenchProbe {
  template: Float32Array;
  mate: number | null;
}

/**
 * A gallery of evenly spread directions, the hardest case for an approximate index.
 * @param mateCosine cosine of a mating probe to its row
 */
export function drawGallery(
  count: number,
  probeCount: number,
  mateCosine: number,
  seed: number,
): BenchGallery {
  const random = createRandom(seed);
  const templates = new Float32Array(count * dimension);
  for (let row = 0; row < count; row++) drawTemplate(random, rowOf(templates, row));
  const probes = Array.from({ length: probeCount }, (_, i): BenchProbe => {
    if (i % 2 === 1) {
      const template = new Float32Array(dimension);
      drawTemplate(random, template);
      return { template, mate: null };
    }
    const mate = Math.floor(random() * count);
    return { template: drawMate(random, rowOf(templates, mate), mateCosine), mate };
  });
  return { templates, count, probes };
}

/** The template of a row, a view. */
export function rowOf(templates: Float32Array, row: number): Float32Array {
  return templates.subarray(row * dimension, (row + 1) * dimension);
}

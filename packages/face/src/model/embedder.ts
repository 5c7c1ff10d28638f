import { fitSimilarity, invertSimilarity, type Point } from '../image/affine.ts';
import type { Picture } from '../image/picture.ts';
import { warp } from '../image/warp.ts';
import { type ModelManifest, manifests } from './manifest.ts';
import type { Model } from './model.ts';
import type { EmbedderNumbers } from './numbers/embedder-numbers.ts';
import { frMobileFaceNetNumbers } from './numbers/fr-mobilefacenet-512.ts';

/** A face to embed: the five points are the eye centres (the person's right, left), nose tip, mouth corners (right, left). */
export interface AlignedFace {
  picture: Picture;
  points: readonly Point[];
  mirrored: boolean;
}

/** How a picture becomes the input of an embedder. */
export interface Preparation {
  /** Order of the colour planes. */
  order: 'rgb' | 'bgr';
  /** A value 0…255 is fed as (value − mean) · scale; one mean, or one each for red, green and blue. */
  mean: number | readonly [red: number, green: number, blue: number];
  scale: number;
  /** Where the five points of `AlignedFace` lie in the input, px. */
  alignment: readonly Point[];
}

/** Everything about an embedder: its file, how it is fed, what it answers, and the numbers it is judged by. Plain data. */
export interface EmbedderDefinition extends ModelManifest {
  preparation: Preparation;
  /** Length of an embedding, 1…1024. */
  dimension: number;
  numbers: EmbedderNumbers;
  /** The manifest that an operator named; null for the one that comes with the program. */
  manifestPath: string | null;
}

/**
 * MobileFaceNet (arXiv 1804.07573) with 512 outputs. Fed **BGR**: its package feeds RGB, which is measurably
 * worse (d' 5.72 against 6.29, docs/biometrics.md#models). Aligned to the ArcFace template (arXiv 1801.07698, insightface).
 */
export const builtInEmbedder: EmbedderDefinition = {
  ...manifests.embedder,
  preparation: {
    order: 'bgr',
    mean: 127.5,
    scale: 1 / 128,
    alignment: [
      { x: 38.2946, y: 51.6963 },
      { x: 73.5318, y: 51.5014 },
      { x: 56.0252, y: 71.7366 },
      { x: 41.5493, y: 92.3655 },
      { x: 70.7299, y: 92.2041 },
    ],
  },
  dimension: 512,
  numbers: frMobileFaceNetNumbers,
  manifestPath: null,
};

/** An embedder from its definition. The output is not normalised: its length may be a quality signal. */
export function createEmbedder(definition: EmbedderDefinition): Model<AlignedFace, Float32Array> {
  const { preparation, input } = definition;
  const { order, mean, scale, alignment } = preparation;
  const [, , height, width] = input;
  return {
    manifest: definition,
    prepare: ({ picture, points, mirrored }, into) => {
      const map = invertSimilarity(fitSimilarity(points, alignment));
      warp(picture, map, { width, height, into, order, mean, scale, mirrored });
    },
    read: ([embedding]) => embedding!.slice(),
  };
}

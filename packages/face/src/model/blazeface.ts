import type { Box } from '../evidence.ts';
import type { Affine, Point } from '../image/affine.ts';
import type { Picture } from '../image/picture.ts';
import { warp } from '../image/warp.ts';
import { type ModelManifest, manifests } from './manifest.ts';
import type { Model } from './model.ts';

/** One face candidate in pixels of the picture. */
export interface Detection {
  /** Probability that it is a face, 0…1. */
  score: number;
  box: Box;
  /** The person's right eye, left eye, nose tip, mouth, right ear, left ear. */
  keypoints: Point[];
}

/** Candidates below this probability are dropped (MediaPipe's own default). */
const smallestScore = 0.5;

const shortRange = { side: 128, grids: [[16, 2], [8, 6]] } as const; // biome-ignore format: a table
const fullRange = { side: 192, grids: [[48, 1]] } as const; // biome-ignore format: a table

/** BlazeFace short range (faces up to about 2 m): arXiv 1907.05047; preprocessing and anchors as in MediaPipe. */
export const shortRangeDetector = makeDetector(
  manifests.shortRangeDetector,
  shortRange.side,
  shortRange.grids,
);

/** BlazeFace full range (dense, up to about 5 m); finds small and second faces that the short range misses. */
export const fullRangeDetector = makeDetector(manifests.fullRangeDetector, fullRange.side, fullRange.grids);

function makeDetector(
  manifest: ModelManifest,
  side: number,
  grids: readonly (readonly [cells: number, perCell: number])[],
): Model<Picture, Detection[]> {
  const anchors = makeAnchors(side, grids);
  return {
    manifest,
    prepare: (picture, into) =>
      warp(picture, letterbox(picture, side), {
        width: side,
        height: side,
        into,
        order: 'rgb',
        mean: 127.5,
        scale: 1 / 127.5,
      }),
    read: ([regressors, logits], picture) =>
      readDetections(regressors!, logits!, anchors, letterbox(picture, side)),
  };
}

/** Anchor centres in network pixels: every cell of every grid, row by row, `perCell` times. */
function makeAnchors(side: number, grids: readonly (readonly [number, number])[]): Point[] {
  const anchors: Point[] = [];
  for (const [cells, perCell] of grids)
    for (let row = 0; row < cells; row++)
      for (let column = 0; column < cells; column++)
        for (let k = 0; k < perCell; k++)
          anchors.push({ x: ((column + 0.5) * side) / cells, y: ((row + 0.5) * side) / cells });
  return anchors;
}

/** The map from the network's square input to the whole picture, centred, aspect kept. */
function letterbox(picture: Picture, side: number): Affine {
  const scale = Math.max(picture.width, picture.height) / side;
  const offset = 0.5 * scale - 0.5;
  const c = (picture.width - side * scale) / 2 + offset;
  const f = (picture.height - side * scale) / 2 + offset;
  return { a: scale, b: 0, c, d: 0, e: scale, f };
}

function readDetections(
  regressors: Float32Array,
  logits: Float32Array,
  anchors: readonly Point[],
  map: Affine,
): Detection[] {
  // The network speaks of edges between pixels, the map of pixel centres.
  const toX = (value: number) => map.a * value + map.c - 0.5 * map.a + 0.5;
  const toY = (value: number) => map.e * value + map.f - 0.5 * map.e + 0.5;
  const detections: Detection[] = [];
  anchors.forEach((anchor, i) => {
    const score = 1 / (1 + Math.exp(-logits[i]!));
    if (score < smallestScore) return;
    const at = i * 16;
    const x = regressors[at]! + anchor.x;
    const y = regressors[at + 1]! + anchor.y;
    const halfWidth = regressors[at + 2]! / 2;
    const halfHeight = regressors[at + 3]! / 2;
    const keypoints = Array.from({ length: 6 }, (_, k) => ({
      x: toX(regressors[at + 4 + 2 * k]! + anchor.x),
      y: toY(regressors[at + 5 + 2 * k]! + anchor.y),
    }));
    const box = {
      x1: toX(x - halfWidth),
      y1: toY(y - halfHeight),
      x2: toX(x + halfWidth),
      y2: toY(y + halfHeight),
    };
    detections.push({ score, box, keypoints });
  });
  return detections;
}

import type { Face, Point } from './face.ts';

/** Numbers per anchor: box centre x, y, width, height, then six points x, y; pixels of the 128 px input. */
const REGRESSORS = 16;
const INPUT = 128;
const MIN_SCORE = 0.5;
const MIN_OVERLAP = 0.3;

/** Output planes of one scale of the net. */
export interface HeadOutput {
  /** Cells per side: 16 or 8. */
  readonly grid: number;
  /** Anchors per cell: 2 or 6. */
  readonly anchors: number;
  /** Logits, `scoreStride` per cell. */
  readonly scores: Float32Array;
  readonly scoreStride: number;
  /** 16 numbers per anchor. */
  readonly boxes: Float32Array;
}

/** One candidate as 1 score and 16 numbers in units of the picture. */
interface Candidate {
  readonly score: number;
  readonly numbers: number[];
}

/**
 * Reads the heads into faces, best score first: anchors sit at cell centres, overlapping candidates are averaged by
 * score (weighted non-maximum suppression as MediaPipe does, IoU 0.3).
 */
export function decodeFaces(heads: readonly HeadOutput[]): Face[] {
  const candidates = heads.flatMap(readHead).sort((a, b) => b.score - a.score);
  const faces: Face[] = [];
  let rest = candidates;
  while (rest.length > 0) {
    const [best] = rest;
    const cluster = rest.filter((candidate) => overlap(best.numbers, candidate.numbers) > MIN_OVERLAP);
    faces.push(toFace(best.score, average(cluster)));
    rest = rest.filter((candidate) => candidate !== best && !cluster.includes(candidate));
  }
  return faces;
}

function readHead({ grid, anchors, scores, scoreStride, boxes }: HeadOutput): Candidate[] {
  const found: Candidate[] = [];
  for (let cell = 0; cell < grid * grid; cell++) {
    for (let anchor = 0; anchor < anchors; anchor++) {
      const score = 1 / (1 + Math.exp(-scores[cell * scoreStride + anchor]));
      if (score < MIN_SCORE) continue;
      const centre = [((cell % grid) + 0.5) / grid, (Math.floor(cell / grid) + 0.5) / grid];
      const from = (cell * anchors + anchor) * REGRESSORS;
      const numbers = Array.from(boxes.subarray(from, from + REGRESSORS), (value, i) =>
        // Numbers 2 and 3 are the size, which has no anchor to be added to.
        i === 2 || i === 3 ? value / INPUT : value / INPUT + centre[i % 2],
      );
      found.push({ score, numbers });
    }
  }
  return found;
}

function overlap(a: readonly number[], b: readonly number[]): number {
  const [ax, ay, aw, ah] = a;
  const [bx, by, bw, bh] = b;
  const width = Math.min(ax + aw / 2, bx + bw / 2) - Math.max(ax - aw / 2, bx - bw / 2);
  const height = Math.min(ay + ah / 2, by + bh / 2) - Math.max(ay - ah / 2, by - bh / 2);
  const both = Math.max(0, width) * Math.max(0, height);
  return both === 0 ? 0 : both / (aw * ah + bw * bh - both);
}

function average(cluster: readonly Candidate[]): number[] {
  const total = cluster.reduce((sum, { score }) => sum + score, 0);
  return Array.from(
    { length: REGRESSORS },
    (_, i) => cluster.reduce((sum, { score, numbers }) => sum + score * numbers[i], 0) / total,
  );
}

function toFace(score: number, n: readonly number[]): Face {
  const point = (i: number): Point => ({ x: n[4 + i * 2], y: n[5 + i * 2] });
  return {
    score,
    x: n[0],
    y: n[1],
    width: n[2],
    height: n[3],
    rightEye: point(0),
    leftEye: point(1),
    nose: point(2),
    mouth: point(3),
    rightEar: point(4),
    leftEar: point(5),
  };
}

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

/** Centre and size of the box, then x and y of six points, in units of the picture. */
type Numbers = readonly [x: number, y: number, width: number, height: number, ...points: number[]];

/** An anchor that may be a face: its {@link REGRESSORS} numbers. */
interface Candidate {
  readonly score: number;
  readonly numbers: Numbers;
}

/**
 * Reads the heads into faces, best score first: anchors sit at cell centres, overlapping candidates are averaged by
 * score (weighted non-maximum suppression as MediaPipe does, IoU 0.3).
 */
export function decodeFaces(heads: readonly HeadOutput[]): Face[] {
  const candidates = heads.flatMap(readHead).sort((a, b) => b.score - a.score);
  const faces: Face[] = [];
  let rest = candidates;
  for (let best = rest[0]; best; best = rest[0]) {
    const { score, numbers } = best;
    const cluster = rest.filter((candidate) => overlap(numbers, candidate.numbers) > MIN_OVERLAP);
    faces.push(toFace(score, average(cluster)));
    rest = rest.filter((candidate) => candidate.numbers !== numbers && !cluster.includes(candidate));
  }
  return faces;
}

function readHead({ grid, anchors, scores, scoreStride, boxes }: HeadOutput): Candidate[] {
  const found: Candidate[] = [];
  for (let cell = 0; cell < grid * grid; cell++) {
    for (let anchor = 0; anchor < anchors; anchor++) {
      // The head has a logit for every anchor of every cell.
      const score = 1 / (1 + Math.exp(-scores[cell * scoreStride + anchor]!));
      if (score < MIN_SCORE) continue;
      const [x, y] = [((cell % grid) + 0.5) / grid, (Math.floor(cell / grid) + 0.5) / grid];
      const from = (cell * anchors + anchor) * REGRESSORS;
      found.push({
        score,
        numbers: readNumbers((i) => {
          const value = boxes[from + i]! / INPUT;
          // Numbers 2 and 3 are the size, which has no anchor to be added to.
          if (i === 2 || i === 3) return value;
          return value + (i % 2 === 0 ? x : y);
        }),
      });
    }
  }
  return found;
}

/** All numbers of an anchor, each by its index. */
function readNumbers(read: (index: number) => number): Numbers {
  const points = Array.from({ length: REGRESSORS - 4 }, (_, i) => read(4 + i));
  return [read(0), read(1), read(2), read(3), ...points];
}

function overlap([ax, ay, aw, ah]: Numbers, [bx, by, bw, bh]: Numbers): number {
  const width = Math.min(ax + aw / 2, bx + bw / 2) - Math.max(ax - aw / 2, bx - bw / 2);
  const height = Math.min(ay + ah / 2, by + bh / 2) - Math.max(ay - ah / 2, by - bh / 2);
  const both = Math.max(0, width) * Math.max(0, height);
  return both === 0 ? 0 : both / (aw * ah + bw * bh - both);
}

function average(cluster: readonly Candidate[]): Numbers {
  const total = cluster.reduce((sum, { score }) => sum + score, 0);
  return readNumbers(
    // Each candidate has a number at every index below REGRESSORS.
    (i) => cluster.reduce((sum, { score, numbers }) => sum + score * numbers[i]!, 0) / total,
  );
}

function toFace(score: number, [x, y, width, height, ...points]: Numbers): Face {
  // Six points, two numbers each.
  const point = (i: number): Point => ({ x: points[i * 2]!, y: points[i * 2 + 1]! });
  return {
    score,
    x,
    y,
    width,
    height,
    rightEye: point(0),
    leftEye: point(1),
    nose: point(2),
    mouth: point(3),
    rightEar: point(4),
    leftEar: point(5),
  };
}

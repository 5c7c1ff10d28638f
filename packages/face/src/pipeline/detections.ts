import type { Box } from '../evidence.ts';
import { overlap, sizeOf } from '../image/box.ts';
import type { Detection } from '../model/blazeface.ts';

/** Candidates that overlap the best one by more than this are the same face (MediaPipe's own default). */
const sameFaceOverlap = 0.3;

/** A second face counts when its side is at least this share of the main face's: people far behind don't. */
const secondFaceShare = 0.35;

/**
 * Merges candidates of the same face into one, weighted by their scores (MediaPipe's weighted non-maximum
 * suppression: steadier boxes than keeping only the best).
 * @returns one detection per face, best score first
 */
export function mergeDetections(candidates: readonly Detection[]): Detection[] {
  const faces: Detection[] = [];
  let rest = [...candidates].sort((a, b) => b.score - a.score);
  while (rest.length > 0) {
    const [best] = rest as [Detection, ...Detection[]];
    const same = rest.filter((other) => other === best || overlap(other.box, best.box) > sameFaceOverlap);
    faces.push(averageDetections(best, same));
    rest = rest.filter((other) => !same.includes(other));
  }
  return faces;
}

function averageDetections(best: Detection, same: readonly Detection[]): Detection {
  const total = same.reduce((sum, { score }) => sum + score, 0);
  const mean = (value: (detection: Detection) => number) =>
    same.reduce((sum, detection) => sum + value(detection) * detection.score, 0) / total;
  return {
    score: best.score,
    box: {
      x1: mean((d) => d.box.x1),
      y1: mean((d) => d.box.y1),
      x2: mean((d) => d.box.x2),
      y2: mean((d) => d.box.y2),
    },
    keypoints: best.keypoints.map((_, k) => ({
      x: mean((d) => d.keypoints[k]!.x),
      y: mean((d) => d.keypoints[k]!.y),
    })),
  };
}

/**
 * The face that the picture is about: the largest, with distance from the middle counted against it.
 * @returns null when there is none
 */
export function chooseMainFace(
  faces: readonly Detection[],
  picture: { width: number; height: number },
): Detection | null {
  let main: Detection | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const face of faces) {
    const { width, height } = sizeOf(face.box);
    const x = (face.box.x1 + face.box.x2 - picture.width) / 2;
    const y = (face.box.y1 + face.box.y2 - picture.height) / 2;
    const weight = width * height - 2 * (x * x + y * y);
    if (weight <= most) continue;
    main = face;
    most = weight;
  }
  return main;
}

/** How many faces there are beside and including the main one, not counting those too small to matter. */
export function countFaces(main: Box, faces: readonly Detection[]): number {
  const smallest = sizeOf(main).height * secondFaceShare;
  const others = faces.filter(
    ({ box }) => sizeOf(box).height >= smallest && overlap(box, main) <= sameFaceOverlap,
  );
  return 1 + others.length;
}

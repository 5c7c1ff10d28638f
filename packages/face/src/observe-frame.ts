import type { AnalyseOptions, Box, Pose, Quality } from './evidence.ts';
import type { Point } from './image/affine.ts';
import { sizeOf } from './image/box.ts';
import { decodeImage, ImageUnreadable } from './image/decode.ts';
import { makePicture, type Picture } from './image/picture.ts';
import { lengthOf, meanTemplate } from './match/template.ts';
import type { Detection } from './model/blazeface.ts';
import type { FaceMesh } from './model/face-mesh.ts';
import type { FaceModels } from './model/face-models.ts';
import { chooseMainFace, countFaces, mergeDetections } from './pipeline/detections.ts';
import { measureTint, type Tint } from './pipeline/face-tint.ts';
import { signFace } from './pipeline/frame-signature.ts';
import { measureLightAndSharpness } from './pipeline/light-and-sharpness.ts';
import { alignmentPoints, regionOfDetection, regionOfMesh, shareOutside } from './pipeline/mesh-geometry.ts';
import { measurePose } from './pipeline/pose.ts';

/** What was measured on the main face of one image; nothing is judged yet. */
export interface FaceObservation {
  kind: 'face';
  /** Faces in the picture, this one included, those too small to matter left out. */
  faceCount: number;
  box: Box;
  pose: Pose;
  quality: Quality;
  /** Share of the face's points that lie outside the picture, 0…1. */
  outside: number;
  /** Logit of "live"; null in mode `photo` and when the face fills the frame. */
  padLogit: number | null;
  /** Unit length, `Float32Array[512]`: the image and its mirror image, added. */
  embedding: Float32Array;
  /** Perceptual signature, 32 bytes. */
  signature: Uint8Array;
  /** Colour of the light; null but in mode `step`. */
  tint: Tint | null;
}

/** What was measured on one image. */
export type FrameObservation = { kind: 'unreadable' } | { kind: 'noFace' } | FaceObservation;

/** The mesh's own verdict that it looks at a face; below, the detector was wrong (biometrics.md §7). */
const smallestPresence = 0.5;

/** The second pass is dropped when it lost the face that the first one had. */
const lostFaceRatio = 0.3;

/** Below this context the PAD network sees no surroundings and its logit is chance (biometrics.md §5). */
export const smallestPadContext = 1.3;

/** A stage of the pipeline. */
export type Stage = 'decode' | 'detect' | 'landmarks' | 'quality' | 'embed' | 'pad';

/** Measures the stages; `now` is any clock in milliseconds, wall or CPU. */
export interface StageClock {
  now(): number;
  /** Told when a stage is over, with what it took, ms. */
  onStage(stage: Stage, ms: number): void;
}

/**
 * Runs the whole pipeline on one encoded image: decode, detect, two passes of landmarks, pose, quality,
 * embedding, PAD. Uses the models exclusively while it runs.
 */
export async function observeFrame(
  models: FaceModels,
  encoded: Uint8Array,
  mode: AnalyseOptions['mode'],
  clock?: StageClock,
): Promise<FrameObservation> {
  const ends = startStages(clock);
  const picture = await decodePicture(encoded);
  ends('decode');
  if (picture === null) return { kind: 'unreadable' };
  const found = await detectFaces(models, picture);
  ends('detect');
  if (found === null) return { kind: 'noFace' };
  const mesh = await findLandmarks(models, picture, found.main);
  ends('landmarks');
  if (mesh.presence <= smallestPresence) return { kind: 'noFace' };
  const points = alignmentPoints(mesh.points);
  const { box } = found.main;
  const context = Math.min(picture.width, picture.height) / sizeOf(box).height;
  const light = measureLightAndSharpness(picture, box);
  ends('quality');
  const { embedding, norm } = await embedFace(models, picture, points);
  ends('embed');
  const judged = mode !== 'photo' && context >= smallestPadContext;
  const padLogit = judged ? await models.padNet.run({ picture, box }) : null;
  ends('pad');
  return {
    kind: 'face',
    faceCount: found.count,
    box,
    pose: measurePose(mesh.points),
    quality: { eyeDistance: distance(points[0], points[1]), ...light, context, embeddingNorm: norm },
    outside: shareOutside(mesh.points, picture),
    padLogit,
    embedding,
    signature: signFace(picture, mesh.points),
    tint: mode === 'step' ? measureTint(picture, mesh.points) : null,
  };
}

async function decodePicture(encoded: Uint8Array): Promise<Picture | null> {
  try {
    return makePicture(await decodeImage(encoded));
  } catch (error) {
    if (error instanceof ImageUnreadable) return null;
    throw error;
  }
}

/**
 * The short range finds selfies and is fair over skin tones; the full range counts second faces, and takes over
 * where the short range sees none (it alone misses 2.6 % of Black faces, so it is never asked alone first).
 */
async function detectFaces(
  models: FaceModels,
  picture: Picture,
): Promise<{ main: Detection; count: number } | null> {
  const near = mergeDetections(await models.shortRangeDetector.run(picture));
  const all = mergeDetections(await models.fullRangeDetector.run(picture));
  const main = chooseMainFace(near.length > 0 ? near : all, picture);
  if (main === null) return null;
  return { main, count: Math.max(countFaces(main.box, near), countFaces(main.box, all)) };
}

async function findLandmarks(models: FaceModels, picture: Picture, face: Detection): Promise<FaceMesh> {
  const first = await models.faceMesh.run({ picture, region: regionOfDetection(face) });
  const second = await models.faceMesh.run({ picture, region: regionOfMesh(first.points) });
  return second.presence > lostFaceRatio * first.presence ? second : first;
}

async function embedFace(models: FaceModels, picture: Picture, points: readonly Point[]) {
  const plain = await models.embedder.run({ picture, points, mirrored: false });
  const mirrored = await models.embedder.run({ picture, points, mirrored: true });
  return { embedding: meanTemplate([plain, mirrored]), norm: lengthOf(plain) };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function startStages(clock: StageClock | undefined): (stage: Stage) => void {
  let last = clock?.now() ?? 0;
  return (stage) => {
    if (clock === undefined) return;
    const now = clock.now();
    clock.onStage(stage, now - last);
    last = now;
  };
}

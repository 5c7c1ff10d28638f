import type { AnalyseOptions, Box, Pose, Quality, StepLook } from './evidence.ts';
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
import { digestPixels } from './pipeline/pixel-digest.ts';
import { measurePose } from './pipeline/pose.ts';
import { isSurelyUpright, turnUpright } from './pipeline/upright.ts';
import { smallestPadContext } from './quality-rules.ts';
import { type FaceTexture, readTexture } from './residue/face-texture.ts';

/** What was measured on the main face of one image; nothing is judged yet. */
export interface FaceObservation {
  kind: 'face';
  /** Faces in the picture, this one included, those too small to matter left out. */
  faceCount: number;
  box: Box;
  pose: Pose;
  quality: Quality;
  /** How much better the detector finds it this way up than upside down, −1…1 (`turnUpright`); null when not looked at. */
  uprightness: number | null;
  /** Share of the face's points that lie outside the picture, 0…1. */
  outside: number;
  /** Logit of "live"; null in mode `photo`, when the face fills the frame and when it is not looked at closely. */
  padLogit: number | null;
  /** Unit length, of the embedder's dimension: the image and its mirror image, added; not looked at closely, the image alone. */
  embedding: Float32Array;
  /** Digest of the decoded pixels; null but in mode `capture`. */
  pixelDigest: string | null;
  /** Perceptual signature, 32 bytes. */
  signature: Uint8Array;
  /** Colour of the light; null but in mode `step`. */
  tint: Tint | null;
  /** The face in the canonical frame; null but in mode `step`, where the face is looked at closely. */
  texture: FaceTexture | null;
}

/** What was measured on one image. */
export type FrameObservation = { kind: 'unreadable' } | { kind: 'noFace' } | FaceObservation;

/** The mesh's own verdict that it looks at a face; below, the detector was wrong (docs/biometrics.md#quality). */
const smallestPresence = 0.5;

/** The second pass is dropped when it lost the face that the first one had. */
const lostFaceRatio = 0.3;

/** The full range has a say about which way up a picture is when the short range is no surer than this. */
const unclearUprightness = 0.1;

/** What every frame is looked at for that nobody says less of. */
const everything: StepLook = { surroundings: true, closely: 'always' };

/** A stage of the pipeline. */
export type Stage = 'decode' | 'detect' | 'landmarks' | 'quality' | 'embed' | 'pad';

/** Measures the stages; `now` is any clock in milliseconds, wall or CPU. */
export interface StageClock {
  now(): number;
  /** Told when a stage is over, with what it took, ms. */
  onStage(stage: Stage, ms: number): void;
}

/**
 * Runs the whole pipeline on one encoded image: decode, turn upright, detect, two passes of landmarks, pose, quality,
 * embedding, PAD. Uses the models exclusively while it runs.
 */
export async function observeFrame(
  models: FaceModels,
  encoded: Uint8Array,
  { mode, look = everything }: Pick<AnalyseOptions, 'mode' | 'look'>,
  clock?: StageClock,
): Promise<FrameObservation> {
  const ends = startStages(clock);
  const decoded = await decodePicture(encoded);
  ends('decode');
  if (decoded === null) return { kind: 'unreadable' };
  const found = await detectFaces(models, decoded, look.surroundings);
  ends('detect');
  if (found === null) return { kind: 'noFace' };
  const { picture } = found;
  const mesh = await findLandmarks(models, picture, found.main);
  ends('landmarks');
  if (mesh.presence <= smallestPresence) return { kind: 'noFace' };
  const points = alignmentPoints(mesh.points);
  const { box } = found.main;
  const context = Math.min(picture.width, picture.height) / sizeOf(box).height;
  const light = measureLightAndSharpness(picture, box);
  ends('quality');
  const pose = measurePose(mesh.points);
  const isClose = isLookedAtClosely(pose, look);
  const { embedding, norm } = await embedFace(models, picture, points, isClose);
  ends('embed');
  const judged = mode !== 'photo' && isClose && context >= smallestPadContext;
  const padLogit = judged ? await models.padNet.run({ picture, box }) : null;
  ends('pad');
  return {
    kind: 'face',
    faceCount: found.count,
    box,
    pose,
    quality: { eyeDistance: distance(points[0], points[1]), ...light, context, embeddingNorm: norm },
    uprightness: found.uprightness,
    outside: shareOutside(mesh.points, picture),
    padLogit,
    embedding,
    pixelDigest: mode === 'capture' ? digestPixels(picture) : null,
    signature: signFace(picture, mesh.points),
    tint: mode === 'step' ? measureTint(picture, mesh.points) : null,
    texture: mode === 'step' && isClose ? readTexture(picture, mesh.points) : null,
  };
}

/** Whether the face that has this pose is looked at closely. */
function isLookedAtClosely(pose: Pose, { closely }: StepLook): boolean {
  if (closely === 'always') return true;
  const { neutral, near, turned } = closely;
  const across = Math.abs(pose.yaw - neutral.yaw);
  const along = Math.abs(pose.pitch - neutral.pitch);
  return (across <= near && along <= near) || across >= turned.yaw || along >= turned.pitch;
}

async function decodePicture(encoded: Uint8Array): Promise<Picture | null> {
  try {
    return makePicture(await decodeImage(encoded));
  } catch (error) {
    if (error instanceof ImageUnreadable) return null;
    throw error;
  }
}

/** The face that a picture is about, in the picture turned upright where that was established. */
interface FoundFace {
  picture: Picture;
  uprightness: number | null;
  main: Detection;
  count: number;
}

/**
 * The short range finds selfies and is fair over skin tones; the full range counts second faces, and takes over
 * where the short range sees none (it alone misses 2.6 % of Black faces, so it is never asked alone first).
 */
async function detectFaces(
  models: FaceModels,
  decoded: Picture,
  surroundings: boolean,
): Promise<FoundFace | null> {
  const { shortRangeDetector, fullRangeDetector } = models;
  const asIs = surroundings ? null : await findAsItIs(models, decoded);
  if (asIs !== null) return asIs;
  const near = await turnUpright(shortRangeDetector, decoded);
  // Faces too small for the short range look alike to it whichever way up.
  const far = near.uprightness < unclearUprightness ? await turnUpright(fullRangeDetector, decoded) : null;
  const { picture, uprightness } = far !== null && far.uprightness > near.uprightness ? far : near;
  const isNear = picture === near.picture;
  const close = isNear ? near.faces : mergeDetections(await shortRangeDetector.run(picture));
  const all = isNear ? mergeDetections(await fullRangeDetector.run(picture)) : far!.faces;
  const main = chooseMainFace(close.length > 0 ? close : all, picture);
  if (main === null) return null;
  return {
    picture,
    uprightness,
    main,
    count: Math.max(countFaces(main.box, close), countFaces(main.box, all)),
  };
}

/** The main face by one look of the short range; null where that is no surely upright one. */
async function findAsItIs(models: FaceModels, picture: Picture): Promise<FoundFace | null> {
  const faces = mergeDetections(await models.shortRangeDetector.run(picture));
  const main = chooseMainFace(faces, picture);
  if (main === null || !isSurelyUpright(main)) return null;
  return { picture, uprightness: null, main, count: countFaces(main.box, faces) };
}

async function findLandmarks(models: FaceModels, picture: Picture, face: Detection): Promise<FaceMesh> {
  const first = await models.faceMesh.run({ picture, region: regionOfDetection(face) });
  const second = await models.faceMesh.run({ picture, region: regionOfMesh(first.points) });
  return second.presence > lostFaceRatio * first.presence ? second : first;
}

async function embedFace(
  models: FaceModels,
  picture: Picture,
  points: readonly Point[],
  isMirroredToo: boolean,
) {
  const plain = await models.embedder.run({ picture, points, mirrored: false });
  if (!isMirroredToo) return { embedding: meanTemplate([plain]), norm: lengthOf(plain) };
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

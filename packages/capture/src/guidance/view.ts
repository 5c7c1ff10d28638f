import type { Face, Point } from '../detector/face.ts';

/** An upright ellipse in CSS pixels of the stage. */
export interface Oval {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
}

/** How the camera picture lies on the screen: mirrored, covering the stage (`object-fit: cover`). */
export interface View {
  /** Camera picture, pixels. */
  readonly videoWidth: number;
  readonly videoHeight: number;
  /** Stage, CSS pixels. */
  readonly stageWidth: number;
  readonly stageHeight: number;
  readonly oval: Oval;
  /** Least context that the server takes; see `PlacedFace.context`. */
  readonly leastContext: number;
}

/** A square part of the camera picture, camera pixels. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** A face as the user sees it on the stage. Lengths in CSS pixels, angles in degrees. */
export interface PlacedFace {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** How much surrounds the face: short side of the camera picture by the height of the face's box. */
  readonly context: number;
  /** Distance of the eyes in camera pixels. */
  readonly eyeDistance: number;
  /** 0 with level eyes. */
  readonly roll: number;
  /**
   * 0 when the nose stands in the middle between the ears, ±1 when it covers one; degrees of yaw are about 23 times
   * this (RMSE 2.6° over 530 live frames, docs/capture.md#face-detection).
   */
  readonly turn: number;
}

/** Width of the oval in parts of its height: an adult head with hair. */
const OVAL_ASPECT = 0.74;

/** A face box of this part of the oval's height sits well in it (`guidance.ts`). */
const FACE_IN_OVAL = 0.56;
/** A face that sits well in the oval has this many times the least context: room to move. */
const CONTEXT_ROOM = 1.1;

/** Size of the camera's picture, pixels; 0 before there is one. */
export type VideoSize = Pick<View, 'videoWidth' | 'videoHeight'>;

/**
 * The oval for a stage of that size: as large as leaves room for hint and button, a little above the middle on upright
 * screens; no larger than a face that the server takes fills it.
 */
export function ovalFor(
  stageWidth: number,
  stageHeight: number,
  { videoWidth, videoHeight }: VideoSize = { videoWidth: 0, videoHeight: 0 },
  leastContext = 1,
): Oval {
  const wide = stageWidth > stageHeight * 1.2;
  const room = wide ? stageHeight * 0.42 : Math.min(stageHeight * 0.31, (stageWidth * 0.4) / OVAL_ASPECT);
  const shortSide = Math.min(videoWidth, videoHeight);
  const face =
    shortSide === 0
      ? Number.POSITIVE_INFINITY
      : (shortSide * coverScale({ videoWidth, videoHeight, stageWidth, stageHeight })) /
        (CONTEXT_ROOM * leastContext);
  const ry = Math.min(room, face / FACE_IN_OVAL / 2);
  return { cx: stageWidth / 2, cy: stageHeight * (wide ? 0.5 : 0.47), rx: ry * OVAL_ASPECT, ry };
}

/**
 * How a camera's picture lies on a stage.
 * @param leastContext as the server says; 1 before it has
 */
export function viewOf(
  { width, height }: { readonly width: number; readonly height: number },
  { videoWidth, videoHeight }: VideoSize,
  leastContext = 1,
): View {
  const oval = ovalFor(width, height, { videoWidth, videoHeight }, leastContext);
  return { videoWidth, videoHeight, stageWidth: width, stageHeight: height, oval, leastContext };
}

/** CSS pixels per camera pixel. */
function coverScale({
  videoWidth,
  videoHeight,
  stageWidth,
  stageHeight,
}: Omit<View, 'oval' | 'leastContext'>): number {
  return Math.max(stageWidth / videoWidth, stageHeight / videoHeight);
}

/** The square of the camera picture that the detector looks at: as large as the picture allows, around the oval. */
export function detectorSquare(view: View): Square {
  const { videoWidth, videoHeight, stageWidth, stageHeight, oval } = view;
  const scale = coverScale(view);
  const side = Math.min(videoWidth, videoHeight);
  const x = videoWidth / 2 - (oval.cx - stageWidth / 2) / scale - side / 2;
  const y = videoHeight / 2 + (oval.cy - stageHeight / 2) / scale - side / 2;
  return { x: clamp(x, 0, videoWidth - side), y: clamp(y, 0, videoHeight - side), side };
}

/** Maps a detected face to the stage, through cover scaling and the mirror. */
export function placeFace(face: Face, view: View): PlacedFace {
  const square = detectorSquare(view);
  const scale = coverScale(view);
  const centreX = square.x + face.x * square.side - view.videoWidth / 2;
  const centreY = square.y + face.y * square.side - view.videoHeight / 2;
  const eyes = difference(face.leftEye, face.rightEye);
  return {
    x: view.stageWidth / 2 - centreX * scale,
    y: view.stageHeight / 2 + centreY * scale,
    height: face.height * square.side * scale,
    // The square is as large as the short side.
    context: 1 / face.height,
    eyeDistance: Math.hypot(eyes.x, eyes.y) * square.side,
    roll: (Math.atan2(eyes.y, eyes.x) * 180) / Math.PI,
    turn: turnOf(face, eyes),
  };
}

/** Asymmetry of the nose between the ears, measured along the line of the eyes so that roll does not count. */
function turnOf({ rightEar, leftEar, nose }: Face, eyes: Point): number {
  const length = Math.hypot(eyes.x, eyes.y) || 1;
  const along = (point: Point) => (point.x * eyes.x + point.y * eyes.y) / length;
  const toLeft = along(leftEar) - along(nose);
  const toRight = along(nose) - along(rightEar);
  return (toLeft - toRight) / Math.max(0.01, toLeft + toRight);
}

function difference(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

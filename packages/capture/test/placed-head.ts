import type { Face, Point } from '../src/detector/face.ts';
import { detectorSquare, type View } from '../src/guidance/view.ts';

/** How a head stands on the stage. */
export interface Pose {
  /** Centre on the stage and box height, CSS pixels. */
  x: number;
  y: number;
  height: number;
  roll?: number;
  turn?: number;
}

/** The face the detector would report for a head that stands like that on the stage. */
export function faceAt(view: View, { x, y, height, roll = 0, turn = 0 }: Pose): Face {
  const square = detectorSquare(view);
  const scale = Math.max(view.stageWidth / view.videoWidth, view.stageHeight / view.videoHeight);
  const centre = {
    x: ((view.stageWidth / 2 - x) / scale + view.videoWidth / 2 - square.x) / square.side,
    y: ((y - view.stageHeight / 2) / scale + view.videoHeight / 2 - square.y) / square.side,
  };
  const size = height / scale / square.side;
  const angle = (roll * Math.PI) / 180;
  const at = (u: number, v: number): Point => ({
    x: centre.x + size * (u * Math.cos(angle) - v * Math.sin(angle)),
    y: centre.y + size * (u * Math.sin(angle) + v * Math.cos(angle)),
  });
  return {
    score: 0.9,
    ...centre,
    width: size,
    height: size,
    rightEye: at(-0.21, -0.2),
    leftEye: at(0.21, -0.2),
    nose: at(-0.4 * turn, 0.05),
    mouth: at(0, 0.25),
    rightEar: at(-0.4, -0.1),
    leftEar: at(0.4, -0.1),
  };
}

/** A head in the middle of the oval. */
export function centred(view: View, size = 0.56): Pose {
  const height = size * view.oval.ry * 2;
  return { x: view.oval.cx, y: view.oval.cy + height * 0.12, height };
}

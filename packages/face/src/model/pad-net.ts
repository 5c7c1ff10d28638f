import type { Box } from '../evidence.ts';
import { cropMap, sizeOf, squareAt } from '../image/box.ts';
import type { Picture } from '../image/picture.ts';
import { warp } from '../image/warp.ts';
import { manifests } from './manifest.ts';
import type { Model } from './model.ts';

/** The crop is this many times the face box: the network lives on what surrounds the face (bezel, paper edge, hand). */
const cropFactor = 2.7;

/** Log-odds are cut here: a float32 softmax says no more. */
const extremeLogit = 13.8;

const side = manifests.pad.input[2];

/**
 * MiniFASNetV2-SE (Silent-Face-Anti-Spoofing) retrained by faceplugin: three classes, the first is "live".
 * Fed **BGR**: its package feeds RGB, EER 22.7 % against 3.9 % (docs/biometrics.md#models). The output is the logit of
 * "live"; what it proves and what not: docs/biometrics.md#passive-attack-detection.
 */
export const padNet: Model<{ picture: Picture; box: Box }, number> = {
  manifest: manifests.pad,
  prepare: ({ picture, box }, into) => {
    const map = cropMap(contextBox(picture, box), side, side);
    warp(picture, map, { width: side, height: side, into, order: 'bgr', mean: 0, scale: 1 });
  },
  read: ([classes]) => {
    const [live, ...others] = classes as unknown as [number, number, number];
    const most = Math.max(...others);
    const spoof = most + Math.log(others.reduce((sum, value) => sum + Math.exp(value - most), 0));
    return Math.max(-extremeLogit, Math.min(extremeLogit, live - spoof));
  },
};

/** The face square widened by `cropFactor`, or by what fits, and moved inside the picture, as Silent-Face does. */
function contextBox(picture: Picture, face: Box): Box {
  const { height } = sizeOf(face);
  const right = picture.width - 1;
  const bottom = picture.height - 1;
  const size = height * Math.min(bottom / height, right / height, cropFactor);
  const box = squareAt((face.x1 + face.x2) / 2, (face.y1 + face.y2) / 2, size);
  const shiftX = Math.max(0, -box.x1) - Math.max(0, box.x2 - right);
  const shiftY = Math.max(0, -box.y1) - Math.max(0, box.y2 - bottom);
  return { x1: box.x1 + shiftX, y1: box.y1 + shiftY, x2: box.x2 + shiftX, y2: box.y2 + shiftY };
}

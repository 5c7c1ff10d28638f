/**
 * node bench/turns/near-still.ts [folder of videos]: how much a face at rest changes within one passive capture, against one
 * photo that is sent with a hand's shake. Needs ffmpeg. Prints S1 of the means of the first and last three pictures.
 */
import { layFacePhoto } from '../../fixtures/attacks/material/face-photo.ts';
import { filmPixels, stillFilming } from '../../fixtures/attacks/material/film-pixels.ts';
import { openMesh } from '../../fixtures/attacks/material/open-mesh.ts';
import { personPhotos } from '../../fixtures/attacks/material/people.ts';
import { createRandom } from '../../fixtures/create-random.ts';
import { buildModels } from '../../packages/face/build/build-models.ts';
import { decodeImage } from '../../packages/face/src/image/decode.ts';
import { makePicture } from '../../packages/face/src/image/picture.ts';
import { loadFaceModels } from '../../packages/face/src/model/face-models.ts';
import { defaultModelFolder } from '../../packages/face/src/model/model-folder.ts';
import { floorOf } from '../../packages/face/src/residue/compare-textures.ts';
import { type FaceTexture, meanTexture, readTexture } from '../../packages/face/src/residue/face-texture.ts';
import { formatTable } from '../format-table.ts';
import { listClips } from './list-clips.ts';
import { observeClip, type TurnFrame } from './observe-clip.ts';

/** Length of a passive capture, pictures of a mean, s from one capture to the next, captures of a clip at most. */
const captured = { lengthS: 0.75, mean: 3, everyS: 2, most: 12 };
/** A face is at rest whose angles stay within this, degrees, and that looks about ahead. */
const atRest = { spread: 3, yaw: 18 };
const photos = 20;

await buildModels(defaultModelFolder);
const models = await loadFaceModels(defaultModelFolder);
const mesh = await openMesh();

/** S1 between the beginning and the end of a capture; null when too little is seen. */
const changeOf = (textures: readonly FaceTexture[]): number | null =>
  floorOf([[meanTexture(textures.slice(0, captured.mean)), meanTexture(textures.slice(-captured.mean))]]);
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
const isResting = (run: readonly TurnFrame[]): boolean =>
  spread(run.map(({ pose }) => pose.yaw)) <= atRest.spread &&
  spread(run.map(({ pose }) => pose.pitch)) <= atRest.spread &&
  Math.abs(run[0]!.pose.yaw) <= atRest.yaw;

const genuine: number[] = [];
for (const clip of await listClips(process.argv[2])) {
  const frames = await observeClip(models, clip);
  const length = Math.max(2 * captured.mean, Math.round(clip.rate * captured.lengthS) + 1);
  const changes: number[] = [];
  for (let from = 0; from + length <= frames.length; from += clip.rate * captured.everyS) {
    const run = frames.slice(from, from + length);
    const isWhole = run.at(-1)!.index - run[0]!.index === length - 1;
    const change = isWhole && isResting(run) ? changeOf(run.map(({ texture }) => texture)) : null;
    if (change !== null && changes.length < captured.most) changes.push(change);
  }
  genuine.push(...changes);
}

/** One photo as six pictures of a shaking hand, with noise of this σ laid over each. */
async function shake(nth: number, noise: number): Promise<number | null> {
  const random = createRandom(500 + nth);
  const laid = await layFacePhoto(await decodeImage(await personPhotos[nth]!.load()), mesh);
  const textures: FaceTexture[] = [];
  while (laid !== null && textures.length < 2 * captured.mean) {
    // The sum of four even draws, less its mean, times √3 is about normal.
    const data = laid.pixels.data.map((value) => {
      const drawn = random() + random() + random() + random() - 2;
      return Math.max(0, Math.min(255, value + noise * Math.sqrt(3) * drawn));
    });
    const pixels = await decodeImage(await filmPixels({ ...laid.pixels, data }, random, stillFilming));
    const face = await mesh(pixels);
    if (face === null) return null;
    textures.push(readTexture(makePicture(pixels), face.points));
  }
  return laid === null ? null : changeOf(textures);
}

function rowOf(name: string, values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]?.toFixed(2) ?? '–';
  return [name, String(values.length), at(0), at(0.1), at(0.5), at(0.9), at(1)];
}

const rows = [['capture', 'n', 'least', '10 %', 'median', '90 %', 'most'], rowOf('people at rest', genuine)];
for (const noise of [0, 3, 6]) {
  const changes: number[] = [];
  for (let nth = 0; nth < photos; nth++) {
    const change = await shake(nth, noise);
    if (change !== null) changes.push(change);
  }
  rows.push(rowOf(`one photo, shaken, noise ${noise}`, changes));
}
console.log(formatTable(rows));
process.exit();

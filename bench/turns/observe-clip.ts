import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { repositoryRoot } from '../../fixtures/cache.ts';
import type { Pose } from '../../packages/face/src/evidence.ts';
import { decodeImage } from '../../packages/face/src/image/decode.ts';
import { makePicture, type Picture } from '../../packages/face/src/image/picture.ts';
import { meanTemplate } from '../../packages/face/src/match/template.ts';
import type { FaceModels } from '../../packages/face/src/model/face-models.ts';
import { chooseMainFace, mergeDetections } from '../../packages/face/src/pipeline/detections.ts';
import { measureLightAndSharpness } from '../../packages/face/src/pipeline/light-and-sharpness.ts';
import {
  alignmentPoints,
  regionOfDetection,
  regionOfMesh,
} from '../../packages/face/src/pipeline/mesh-geometry.ts';
import { measurePose } from '../../packages/face/src/pipeline/pose.ts';
import { type FaceTexture, readTexture } from '../../packages/face/src/residue/face-texture.ts';
import { type Clip, readClip } from './read-clip.ts';

/** What the measures of turns need of one picture. */
export interface TurnFrame {
  /** Place in the sequence; the rate of the clip makes it a time. */
  index: number;
  pose: Pose;
  sharpness: number;
  texture: FaceTexture;
  /** Unit length, mirror image added. */
  embedding: Float32Array;
  /** Mesh points x, y, z, px. */
  points: Float32Array;
}

/** Changes when a cached observation would no longer be what this code sees. */
const observationVersion = 1;

/** Observes every picture of a clip; pictures without a face are left out. Kept below .cache/bench/turns. */
export async function observeClip(models: FaceModels, clip: Clip): Promise<TurnFrame[]> {
  const key = createHash('sha256')
    .update(JSON.stringify([observationVersion, clip]))
    .digest('hex')
    .slice(0, 16);
  const file = join(repositoryRoot, '.cache/bench/turns', `${clip.name}-${key}.bin`);
  const known = await readFile(file).catch(() => null);
  if (known !== null) return deserialize(known) as TurnFrame[];
  const frames: TurnFrame[] = [];
  let index = 0;
  for await (const jpeg of readClip(clip)) {
    const frame = await observeTurnFrame(models, makePicture(await decodeImage(jpeg)));
    if (frame !== null) frames.push({ ...frame, index });
    index++;
  }
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, serialize(frames));
  return frames;
}

/** The pipeline of a step without what turns don't ask for: second faces, light, passive detection. */
async function observeTurnFrame(
  models: FaceModels,
  picture: Picture,
): Promise<Omit<TurnFrame, 'index'> | null> {
  const face = chooseMainFace(mergeDetections(await models.shortRangeDetector.run(picture)), picture);
  if (face === null) return null;
  const first = await models.faceMesh.run({ picture, region: regionOfDetection(face) });
  const { points, presence } = await models.faceMesh.run({ picture, region: regionOfMesh(first.points) });
  if (presence <= 0.5) return null;
  const aligned = alignmentPoints(points);
  const plain = await models.embedder.run({ picture, points: aligned, mirrored: false });
  const mirrored = await models.embedder.run({ picture, points: aligned, mirrored: true });
  return {
    pose: measurePose(points),
    sharpness: measureLightAndSharpness(picture, face.box).sharpness,
    texture: readTexture(picture, points),
    embedding: meanTemplate([plain, mirrored]),
    points,
  };
}

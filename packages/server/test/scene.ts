import { createHash } from 'node:crypto';
import { limits } from '@selfsame/contract';
import {
  type Box,
  type Evidence,
  type FaceTexture,
  type FrameEvidence,
  frameHeight,
  frameWidth,
  manifests,
  mirrorSignature,
  type Pose,
  type Quality,
  type RefusalReason,
  type Tint,
} from '@selfsame/face';
import type { Part } from '../src/platform/http/handler.ts';

/** What a drawn frame shows. The fixture's engine reads it out of the frame's bytes. */
export interface Scene {
  /** Whose face; the same name always gives the same template. `ann~0.7` lies at a cosine of 0.7 to `ann`. */
  face: string;
  padLogit?: number;
  reasons?: RefusalReason[];
  /** How the head is turned; absent: no pose was measured. */
  pose?: Pose;
  /** Names the picture: two scenes with the same one are the same picture to a perceptual hash, `mirrored …` turned round. */
  picture?: string;
  /** Where the face is, px. */
  box?: Box;
  /** Light on the face and behind it. */
  tint?: Tint;
  /** Mean luma of the face. */
  brightness?: number;
  /** Grey of all of the face's texture, 0…255; absent: none was read. */
  texture?: number;
}

/** The template of a face, by its name. */
export function template(name: string): Float32Array {
  const near = /^(.+)~([\d.]+)$/.exec(name);
  return near ? templateNear(name, near[1]!, Number(near[2])) : drawTemplate(name);
}

/** A template at a given cosine to another one, away from it into a direction of its own. */
function templateNear(name: string, base: string, cosine: number): Float32Array {
  const other = template(base);
  const drawn = drawTemplate(name);
  const along = drawn.reduce((sum, value, i) => sum + value * other[i]!, 0);
  const apart = drawn.map((value, i) => value - along * other[i]!);
  const length = Math.hypot(...apart);
  return other.map((value, i) => cosine * value + Math.sqrt(1 - cosine ** 2) * (apart[i]! / length));
}

const drawnTemplates = new Map<string, Float32Array>();

/** Draws the template of a name once: a hash for each number takes longer than most tests' requests. */
function drawTemplate(name: string): Float32Array {
  const drawn = drawnTemplates.get(name) ?? drawNumbers(name);
  drawnTemplates.set(name, drawn);
  return drawn.slice();
}

function drawNumbers(name: string): Float32Array {
  const values = Float32Array.from({ length: 512 }, (_, index) => {
    const hash = createHash('sha256').update(`${name}/${index}`).digest();
    return hash.readInt32LE() / 2 ** 31;
  });
  const norm = Math.hypot(...values);
  return values.map((value) => value / norm);
}

/** The models of the engine of tests. */
export const testModels: Evidence['models'] = {
  detector: { id: 'detector-of-tests', sha256: '0' },
  landmarks: { id: 'landmarks-of-tests', sha256: '0' },
  // Bounds belong to these.
  embedder: { id: manifests.embedder.id, sha256: '0' },
  pad: { id: manifests.pad.id, sha256: '0' },
};

const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const readScene = (image: Uint8Array): Scene => JSON.parse(Buffer.from(image).subarray(4).toString('utf8'));

const plainQuality: Quality = {
  eyeDistance: 90,
  sharpness: 5,
  brightness: 120,
  contrast: 80,
  saturated: 0,
  context: 2,
  embeddingNorm: 3,
};

const plainTexture = (grey: number): FaceTexture => ({
  grey: new Uint8Array(frameWidth * frameHeight).fill(grey),
  eyeDistance: 80,
});

const signatureOf = (picture: string): Uint8Array =>
  picture.startsWith('mirrored ')
    ? mirrorSignature(signatureOf(picture.slice(9)))
    : createHash('sha256').update(picture).digest();

const observe = (scene: Scene, index: number): FrameEvidence => ({
  index,
  reasons: scene.reasons ?? [],
  faceCount: 1,
  box: scene.box ?? null,
  pose: scene.pose ?? null,
  quality: scene.brightness === undefined ? null : { ...plainQuality, brightness: scene.brightness },
  padLogit: scene.padLogit ?? 6,
  identityCosine: 1,
  pixelDigest: null,
  signature: scene.picture === undefined ? null : signatureOf(scene.picture),
  tint: scene.tint ?? null,
  texture: scene.texture === undefined ? null : plainTexture(scene.texture),
});

/** What the engine of tests sees in pictures of scenes. */
export function evidenceOf(images: Uint8Array[]): Evidence {
  const scenes = images.map(readScene);
  const [first] = scenes;
  const reasons = first?.reasons ?? [];
  return {
    frames: scenes.map(observe),
    template: first && reasons.length === 0 ? template(first.face) : null,
    portrait: reasons.length === 0 ? 0 : null,
    reasons,
    pad: { meanLogit: first?.padLogit ?? 6, frames: images.length },
    identityFloor: 1,
    models: testModels,
    elapsedMs: 1,
  };
}

/** One frame of a running challenge, as its bytes. */
export const stepFrame = (scene: Scene): Buffer =>
  Buffer.concat([jpegHead, Buffer.from(JSON.stringify(scene))]);

/** The parts of a submission that shows a scene. */
export const upload = (scene: Scene, frames: number = limits.captureFrames.default): Part[] => [
  {
    name: 'meta',
    filename: undefined,
    contentType: 'application/json',
    bytes: Buffer.from(
      JSON.stringify({
        frames: Array.from({ length: frames }, (_, index) => ({ atMs: index * 150 })),
        camera: { width: 1280, height: 720, label: 'camera of tests' },
        detector: 'wasm',
      }),
    ),
  },
  ...Array.from({ length: frames }, (_, nth) => ({
    name: 'frame',
    filename: 'frame.jpg',
    contentType: 'image/jpeg',
    // A file of its own for every moment, as a camera gives it.
    bytes: Buffer.concat([jpegHead, Buffer.from(JSON.stringify({ ...scene, nth }))]),
  })),
];

/** A picture as a request carries it. */
export const facialImage = (scene: Scene) => ({
  DataType: 1,
  Data: Buffer.concat([jpegHead, Buffer.from(JSON.stringify(scene))]).toString('base64'),
});

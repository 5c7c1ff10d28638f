import { createHash } from 'node:crypto';
import {
  builtInEmbedder,
  type EmbedderDefinition,
  type Evidence,
  type FaceEngine,
  manifests,
  type RefusalReason,
} from '@selfsame/face';

/** What a made-up photo shows. */
export interface ActedPhoto {
  /** Whose face; the same name is the same template. */
  person: string;
  /** How far this photo is from the person's usual face: 0 the same, 1 a stranger. */
  difference?: number;
  reasons?: RefusalReason[];
  padLogit?: number | null;
}

const jpegHead = Buffer.from('ffd8ffe0', 'hex');
const dimension = 512;
/** A further embedder has templates of another length, so that none can be taken for one of the first. */
const furtherDimension = 128;

/** Bytes that begin as a JPEG does and say what {@link createFaceActor} shall see in them. */
export const actedPhoto = (photo: ActedPhoto): Buffer =>
  Buffer.concat([jpegHead, Buffer.from(JSON.stringify(photo))]);

/** The same as base64, as it travels in `Data`. */
export const actedData = (photo: ActedPhoto): string => actedPhoto(photo).toString('base64');

/** A unit vector that belongs to a name; two names are nearly orthogonal, as two people are. */
export function templateOf(name: string, length = dimension): Float32Array {
  const values = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const hash = createHash('sha256').update(`${name} ${i}`).digest();
    // Sum of uniform numbers: near enough to a normal one for a direction without bias.
    values[i] = hash.reduce((sum, byte) => sum + byte / 255 - 0.5, 0);
  }
  const norm = Math.hypot(...values);
  return values.map((value) => value / norm);
}

/** Template of a photo: the person's, turned towards somebody else's by `difference`. */
export function templateOfPhoto({ person, difference = 0 }: ActedPhoto, model?: string): Float32Array {
  const seen = (name: string) =>
    model === undefined ? templateOf(name) : templateOf(`${name} by ${model}`, furtherDimension);
  const own = seen(person);
  const other = seen(`${person}, differently`);
  const mixed = own.map((value, i) => (1 - difference) * value + difference * other[i]!);
  const length = Math.hypot(...mixed);
  return mixed.map((value) => value / length);
}

/** A face engine that reads its evidence out of the bytes: for tests in which no real face matters. */
export function createFaceActor(modelId = 'actor-1', ...further: string[]): FaceEngine {
  const embedders: EmbedderDefinition[] = [
    { ...builtInEmbedder, id: modelId },
    ...further.map((id) => ({ ...builtInEmbedder, id, dimension: furtherDimension })),
  ];
  const identity = (id: string) => ({ id, sha256: '0'.repeat(64) });
  const modelsOf = (embedder: string) => ({
    detector: identity('detector'),
    landmarks: identity('landmarks'),
    embedder: identity(embedder),
    pad: identity(manifests.pad.id),
  });
  return {
    models: modelsOf(modelId),
    embedders,
    analyse: async ([image], { embedder = modelId }) => {
      if (!embedders.some(({ id }) => id === embedder)) throw new RangeError(`${embedder} does not run`);
      const photo = readPhoto(image!);
      const reasons: RefusalReason[] = photo ? (photo.reasons ?? []) : ['ImageUnreadable'];
      const isGood = photo !== null && reasons.length === 0;
      return {
        frames: [frameOf(photo, reasons)],
        template: isGood ? templateOfPhoto(photo, embedder === modelId ? undefined : embedder) : null,
        portrait: isGood ? 0 : null,
        reasons,
        pad: { meanLogit: photo?.padLogit ?? null, frames: photo?.padLogit == null ? 0 : 1 },
        identityFloor: isGood ? 1 : null,
        models: modelsOf(embedder),
        elapsedMs: 1,
      };
    },
    compareTextures: async () => {
      throw new Error('The actor compares no textures');
    },
    close: async () => {},
  };
}

const frameOf = (photo: ActedPhoto | null, reasons: RefusalReason[]): Evidence['frames'][number] => ({
  index: 0,
  reasons,
  faceCount: photo ? 1 : 0,
  box: null,
  pose: null,
  quality: photo && {
    eyeDistance: 120,
    sharpness: 6,
    brightness: 110,
    contrast: 90,
    saturated: 0,
    context: 2,
    embeddingNorm: 3.7,
  },
  padLogit: photo?.padLogit ?? null,
  identityCosine: 1,
  pixelDigest: null,
  signature: null,
  tint: null,
  texture: null,
});

function readPhoto(image: Uint8Array): ActedPhoto | null {
  try {
    return JSON.parse(Buffer.from(image.subarray(jpegHead.length)).toString('utf8'));
  } catch {
    return null;
  }
}

import type { EmbedderDefinition } from './model/embedder.ts';
import type { Tint } from './pipeline/face-tint.ts';
import type { DialogueTextures, TextureComparison } from './residue/compare-textures.ts';
import type { FaceTexture } from './residue/face-texture.ts';

/**
 * The one output of the face engine: what was seen, as plain values. Nothing here decides; `decide` in the
 * server weighs evidence against policy.
 */

/** Component names after ISO/IEC 29794-5:2025 (face image quality), plus what a capture of several frames adds. */
export const refusalReasons = [
  'ImageUnreadable', // not a picture we decode, truncated, or beyond the size limits
  'FaceNotDetected',
  'MultipleFaces', // 29794-5 "single face present"
  'FaceTooSmall', // 29794-5 inter-eye distance
  'FaceTooClose', // head fills the frame: passive PAD has no context to judge
  'FaceCropped', // 29794-5 "crop of the face image"
  'PoseYaw',
  'PosePitch',
  'PoseRoll',
  'NotUpright', // the picture may be upside down: the detector can't tell
  'Underexposed', // 29794-5 "under-exposure prevention"
  'Overexposed',
  'Unsharp', // 29794-5 sharpness, includes motion blur
  'FaceOccluded', // weak signal: low embedding norm
  'IdentityInconsistent', // frames of one capture show different people
  'TooFewGoodFrames',
] as const;

/** One reason why a frame or a capture can't be used. */
export type RefusalReason = (typeof refusalReasons)[number];

/** Axis-aligned box in pixels of the upright image, corners inclusive-exclusive. */
export interface Box {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Head pose in degrees. Yaw > 0: the person turns to their own left; pitch > 0: looks up; roll > 0: tilts clockwise as seen. */
export interface Pose {
  yaw: number;
  pitch: number;
  roll: number;
}

/** Measured quality of one face; units beside each. */
export interface Quality {
  /** Distance between the eye centres, px of the decoded image. */
  eyeDistance: number;
  /** log variance of the Laplacian on the face at 128 px; higher is sharper (about 3…7). */
  sharpness: number;
  /** Mean luma of the inner face, 0…255. */
  brightness: number;
  /** Luma percentile 95 minus percentile 5 of the inner face, 0…255. */
  contrast: number;
  /** Share of saturated pixels of the inner face, 0…1. */
  saturated: number;
  /** min(frame width, height) / face box side: how much surrounds the face. */
  context: number;
  /** L2 norm of the raw embedding before normalisation; with the built-in embedder it drops with occlusion and blur (about 2…4). */
  embeddingNorm: number;
}

/** What was seen in one image. `reasons` empty means the frame is good. */
export interface FrameEvidence {
  index: number;
  reasons: RefusalReason[];
  faceCount: number;
  box: Box | null;
  pose: Pose | null;
  quality: Quality | null;
  /** Logit of "live" from the passive PAD network, higher is more live; null when no usable face or no context. */
  padLogit: number | null;
  /** Cosine of this frame's embedding to the mean of the good frames, -1…1. */
  identityCosine: number | null;
  /** Digest of the decoded pixels (`digestPixels`), in mode `capture` only; null without a face. */
  pixelDigest: string | null;
  /** Perceptual signature of the face for finding the same picture again, 32 bytes (`signFace`); null without a face. */
  signature: Uint8Array | null;
  /** Colour of the light on the face and behind it; measured in mode `step` only. */
  tint: Tint | null;
  /** The face in the canonical frame, for `compareTextures`; read in mode `step` only. A picture of a face: seal it. */
  texture: FaceTexture | null;
}

/** The identifier of a model and the SHA-256 (hex) of the file that ran. */
export interface ModelIdentity {
  id: string;
  sha256: string;
}

/** Everything the engine says about one capture (1…64 images of one sitting). */
export interface Evidence {
  frames: FrameEvidence[];
  /** Mean over the good frames, unit length, by `models.embedder`; null when no frame is good or they show different people. */
  template: Float32Array | null;
  /** Which frame is the best portrait (index into the input), null when there is no template. */
  portrait: number | null;
  /** Reasons of the capture as a whole: what to tell the user, most useful first. Empty when usable. */
  reasons: RefusalReason[];
  /** Mean PAD logit over the frames that have one, and how many those are. */
  pad: { meanLogit: number | null; frames: number };
  /** Lowest cosine of any good frame to the mean. */
  identityFloor: number | null;
  models: { detector: ModelIdentity; landmarks: ModelIdentity; embedder: ModelIdentity; pad: ModelIdentity };
  /** Wall time spent, ms. */
  elapsedMs: number;
}

/**
 * What of one frame of a challenge is looked at, beside pose, light and whose face it is, which are always. Whoever asks draws it where frames
 * may do without, so that nobody knows beforehand which frame is looked at for what.
 */
export interface StepLook {
  /**
   * Whether small faces beside the main one are looked for, and the way up is established by more than one look. Both
   * happen all the same where one look at the main face leaves a doubt.
   */
  surroundings: boolean;
  /**
   * Whether the face is looked at closely, in any pose or in those that the rules keep: the mirror image is embedded too, and
   * liveness and texture are measured. Else the embedding is of the picture alone, good enough to tell another person.
   */
  closely: 'always' | PosesKept;
}

/** The poses in which a frame's face may be kept: near the neutral one, or turned. All in degrees, both ends included. */
export interface PosesKept {
  neutral: { yaw: number; pitch: number };
  /** Most difference from the neutral pose, in both angles. */
  near: number;
  /** Least difference from it, in one of the angles. */
  turned: { yaw: number; pitch: number };
}

/** How work gets to a worker. */
export interface WorkOptions {
  signal?: AbortSignal;
  /**
   * Others ask for the engine as well and have had less of it: where workers are idle, not the first one is taken, whose thread
   * goes before the others.
   */
  behind?: boolean;
}

/** How the engine treats a capture. */
export interface AnalyseOptions extends WorkOptions {
  /**
   * `capture`: camera frames of our page, strict (distance, PAD). `upload`: one picture of a camera that a backend sends:
   * the same rules, but it may be closer, since nobody can be told to move back. `photo`: a still from elsewhere, no PAD
   * verdict is drawn.
   * `step`: one small camera frame of a running challenge; the head may be turned, and one frame is enough.
   */
  mode: 'capture' | 'upload' | 'photo' | 'step';
  /** With mode `step`: what of the frame is looked at; everything unless told otherwise. */
  look?: StepLook;
  /** Id of the embedder that makes the template; the engine's first unless told otherwise. */
  embedder?: string;
}

/** The engine as the server sees it. */
export interface FaceEngine {
  /**
   * Analyses the encoded images (JPEG, PNG, WebP …) of one capture on a worker thread.
   * Unreadable images become frames with reason `ImageUnreadable`; they do not throw.
   * @throws EngineOverloaded when the queue is full (answer 503 + Retry-After), RangeError for an embedder that does not run
   */
  analyse(images: Uint8Array[], options: AnalyseOptions): Promise<Evidence>;
  /**
   * Measures, on a worker thread, what the turned faces of a dialogue leave unexplained by the neutral ones.
   * @throws EngineOverloaded as `analyse`
   */
  compareTextures(textures: DialogueTextures, options?: WorkOptions): Promise<TextureComparison>;
  /** Model identities in use, with the first embedder; `embedder.id` is stored with every template. */
  readonly models: Evidence['models'];
  /** The embedders that run, with the numbers of each. New templates are made by the first, unless told otherwise. */
  readonly embedders: readonly EmbedderDefinition[];
  close(): Promise<void>;
}

/** Thrown when more captures wait than the queue holds. */
export class EngineOverloaded extends Error {
  /** Seconds after which a retry is sensible. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('The face engine is busy');
    this.name = 'EngineOverloaded';
    this.retryAfter = retryAfter;
  }
}

import type { FaceTexture } from '@selfsame/face';
import { templateFromBytes, templateToBytes } from '../../store/account/template-bytes.ts';

/** A face of a dialogue, as far as its end compares it. */
export interface StepFace {
  /** Unit length, by the embedder of the dialogue. */
  template: Float32Array;
  /** Null of an engine that reads none. */
  texture: FaceTexture | null;
}

const numberBytes = 4;

/** A face as bytes at rest: length of the template, template, eye distance (float32 each), grey pixels. */
export function stepFaceToBytes({ template, texture }: StepFace): Buffer {
  const templateBytes = templateToBytes(template);
  const length = Buffer.alloc(numberBytes);
  length.writeUInt32LE(templateBytes.byteLength);
  if (texture === null) return Buffer.concat([length, templateBytes]);
  const eyeDistance = Buffer.alloc(numberBytes);
  eyeDistance.writeFloatLE(texture.eyeDistance);
  return Buffer.concat([length, templateBytes, eyeDistance, texture.grey]);
}

/** The inverse of {@link stepFaceToBytes}. */
export function stepFaceFromBytes(bytes: Buffer): StepFace {
  const end = numberBytes + bytes.readUInt32LE();
  const template = templateFromBytes(bytes.subarray(numberBytes, end));
  if (bytes.byteLength === end) return { template, texture: null };
  const grey = Uint8Array.from(bytes.subarray(end + numberBytes));
  return { template, texture: { grey, eyeDistance: bytes.readFloatLE(end) } };
}

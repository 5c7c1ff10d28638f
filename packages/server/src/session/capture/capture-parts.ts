import { CaptureMeta, limits } from '@selfsame/contract';
import { Check } from 'typebox/value';
import type { Part } from '../../platform/http/handler.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readJson } from '../../platform/http/read-json.ts';

/** One submission, read and within all limits. Nothing in `meta` is trusted. */
export interface CaptureUpload {
  meta: CaptureMeta;
  /** JPEG files in time order. */
  frames: Buffer[];
}

const refuse = (sentence: string) => new Problem('E_INVALID_ARGUMENT', { args: [sentence] });

function readMeta(parts: Part[]): CaptureMeta {
  const [part, ...others] = parts.filter(({ name }) => name === 'meta');
  if (!part || others.length > 0) throw refuse("Send exactly one part 'meta'.");
  if (part.bytes.byteLength > limits.jsonBytes) {
    throw new Problem('E_BODY_TOO_LARGE', { args: [limits.jsonBytes] });
  }
  const meta = readJson(part.bytes);
  if (!Check(CaptureMeta, meta)) throw refuse("The part 'meta' does not have the documented shape.");
  return meta;
}

/** ISO/IEC 10918-1: a JPEG file begins with SOI and the next marker. */
const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/**
 * Refuses bytes that are no JPEG file by their beginning.
 * @throws Problem E_MEDIA_TYPE_NOT_SUPPORTED
 */
export function requireJpeg(bytes: Buffer): Buffer {
  if (!isJpeg(bytes)) throw new Problem('E_MEDIA_TYPE_NOT_SUPPORTED', { args: ['a frame that is no JPEG'] });
  return bytes;
}

/**
 * The JPEG file of a part, unread beyond its first bytes.
 * @throws Problem E_MEDIA_TYPE_NOT_SUPPORTED, E_BODY_TOO_LARGE
 */
function readJpeg(part: Part, maxBytes: number): Buffer {
  if (part.contentType !== 'image/jpeg') {
    throw new Problem('E_MEDIA_TYPE_NOT_SUPPORTED', { args: [`${part.contentType} in a part 'frame'`] });
  }
  requireJpeg(part.bytes);
  if (part.bytes.byteLength > maxBytes) {
    throw new Problem('E_BODY_TOO_LARGE', { args: [maxBytes] });
  }
  return part.bytes;
}

/**
 * Reads the parts of a submission: one `meta`, then the frames.
 * @throws Problem E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_MEDIA_TYPE_NOT_SUPPORTED, E_BODY_TOO_LARGE
 */
export function readCaptureParts(parts: Part[]): CaptureUpload {
  const unknown = parts.find(({ name }) => name !== 'meta' && name !== 'frame');
  if (unknown) throw refuse(`Unknown part '${unknown.name}'.`);
  const meta = readMeta(parts);
  const frameParts = parts.filter(({ name }) => name === 'frame');
  const { min, max } = limits.captureFrames;
  if (frameParts.length < min || frameParts.length > max) {
    throw refuse(`Send ${min} to ${max} parts 'frame', not ${frameParts.length}.`);
  }
  if (meta.frames.length !== frameParts.length) {
    throw refuse(`'meta' tells of ${meta.frames.length} frames, ${frameParts.length} were sent.`);
  }
  return { meta, frames: frameParts.map((part) => readJpeg(part, limits.frameBytes)) };
}

/**
 * Reads the one frame of a step.
 * @throws Problem E_INVALID_ARGUMENT, E_MEDIA_TYPE_NOT_SUPPORTED, E_BODY_TOO_LARGE
 */
export function readStepFrame(parts: Part[]): Buffer {
  const [part, ...others] = parts;
  if (part?.name !== 'frame' || others.length > 0) throw refuse("Send exactly one part 'frame'.");
  return readJpeg(part, limits.stepFrameBytes);
}

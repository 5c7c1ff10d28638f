import { createHash } from 'node:crypto';

/** SHA-256 (hex) of each picture as it arrived: a receipt names its inputs by them. */
export const hashInputs = (frames: readonly Uint8Array[]): string[] =>
  frames.map((frame) => createHash('sha256').update(frame).digest('hex'));

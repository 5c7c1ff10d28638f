import { createHash } from 'node:crypto';
import type { Picture } from '../image/picture.ts';

/**
 * SHA-256 of a picture's size and pixels, hex: equal for files that decode to exactly the same picture, whatever their
 * headers, comments and thumbnails say.
 */
export const digestPixels = ({ levels: [{ data, width, height }] }: Picture): string =>
  createHash('sha256').update(`${width}×${height}`).update(data).digest('hex');

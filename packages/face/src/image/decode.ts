import sharp from 'sharp';
import type { Pixels } from './picture.ts';

/** Bounds of what is decoded at all. */
export const decodeLimits = {
  /** Pixels of the encoded image; 50 MP is above every phone's default and below what fills a worker's memory. */
  inputPixels: 50_000_000,
  /** Bytes of the encoded image. */
  inputBytes: 30 * 1024 * 1024,
  /** Long side after decoding, px: decoding dominates the cost of a selfie (docs/biometrics.md#speed). */
  longSide: 1280,
} as const;

/** Why an image can't be read. */
export type UnreadableProblem = 'unsupported' | 'damaged' | 'tooLarge';

/** Thrown by `decodeImage`. */
export class ImageUnreadable extends Error {
  readonly problem: UnreadableProblem;

  constructor(problem: UnreadableProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImageUnreadable';
    this.problem = problem;
  }
}

/**
 * Decodes a picture to upright 8-bit sRGB.
 * JPEG, PNG, WebP, GIF (first frame), TIFF (first page) and AVIF; EXIF orientation applied, CMYK and 16-bit
 * converted, grey widened to three channels, transparency laid on white, at most `decodeLimits.longSide` px.
 * @throws ImageUnreadable when it is another format, truncated or corrupt, or beyond `decodeLimits`
 */
export async function decodeImage(encoded: Uint8Array): Promise<Pixels> {
  if (encoded.length > decodeLimits.inputBytes)
    throw new ImageUnreadable('tooLarge', `The image has ${encoded.length} bytes`);
  // By signature, before the decoder sees it: the decoder also takes SVG and others that we don't want parsed.
  if (formatOf(encoded) === null)
    throw new ImageUnreadable('unsupported', 'Not a JPEG, PNG, WebP, GIF, TIFF or AVIF image');
  try {
    const { data, info } = await sharp(encoded, {
      failOn: 'error',
      limitInputPixels: decodeLimits.inputPixels,
    })
      .autoOrient()
      .resize(decodeLimits.longSide, decodeLimits.longSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data: toThreeChannels(data, info.channels), width: info.width, height: info.height };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const problem = message.includes('exceeds pixel limit') ? 'tooLarge' : 'damaged';
    throw new ImageUnreadable(problem, `The image can't be decoded: ${message}`, { cause });
  }
}

/** A format that `decodeImage` takes. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif';

/** The format by the file's first bytes, or null when it is none that we decode. */
export function formatOf(encoded: Uint8Array): ImageFormat | null {
  const head = Buffer.from(encoded.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
  if (head.startsWith('ftypavif', 4) || head.startsWith('ftypavis', 4)) return 'avif';
  return null;
}

function toThreeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  // What is left with 1 (grey) or 2 channels (grey and alpha) after `flatten` is grey in the first.
  for (let i = 0; i < pixels; i++) rgb.fill(data[i * channels]!, 3 * i, 3 * i + 3);
  return rgb;
}

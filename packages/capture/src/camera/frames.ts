import type { CaptureState } from '@selfsame/contract';

/** One picture of a capture. */
export interface Frame {
  readonly jpeg: Blob;
  /** Since the capture began, ms. */
  readonly atMs: number;
}

/** Size of a picture fitted into a longest side; never enlarged. */
function fitLongSide(width: number, height: number, longSide: number): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Qualities tried when a JPEG is over the server's limit. */
const FALLBACK_QUALITIES = [0.8, 0.6, 0.4];

/**
 * Takes the current video picture, unmirrored. The picture is drawn before this returns to the event loop; only the
 * encoding is asynchronous.
 *
 * @throws Error when the browser can't encode, or the picture is over `maxFrameBytes` in every quality
 */
export async function grabJpeg(
  video: HTMLVideoElement,
  plan: Pick<CaptureState['capture'], 'longSide' | 'jpegQuality' | 'maxFrameBytes'>,
): Promise<Blob> {
  const { width, height } = fitLongSide(video.videoWidth, video.videoHeight, plan.longSide);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no 2d canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(video, 0, 0, width, height);
  for (const quality of [plan.jpegQuality, ...FALLBACK_QUALITIES]) {
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (jpeg === null) throw new Error('no JPEG encoder');
    if (jpeg.size <= plan.maxFrameBytes) return jpeg;
  }
  throw new Error('picture is too large');
}

import type { Frame } from './frames.ts';

/**
 * The pictures in their order, without those that are byte for byte an earlier one. WebKit on a busy machine announces a new
 * picture and shows the one before; the server takes a copy for one file that was sent twice.
 */
export async function withoutCopies(frames: readonly Frame[]): Promise<Frame[]> {
  const kept: { frame: Frame; bytes: Uint8Array }[] = [];
  for (const frame of frames) {
    const bytes = new Uint8Array(await frame.jpeg.arrayBuffer());
    if (!kept.some((earlier) => isEqual(earlier.bytes, bytes))) kept.push({ frame, bytes });
  }
  return kept.map(({ frame }) => frame);
}

const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

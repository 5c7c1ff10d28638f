import { levelFor, type Picture } from '../image/picture.ts';

/** Mean linear light of two parts of a picture, red, green and blue, 0…1. */
export interface Tint {
  /** The inner face: cheeks, nose, forehead. */
  face: Rgb;
  /** What is far from the face and not below it; null when hardly any of it is to be seen. */
  background: Rgb | null;
}

/** Red, green, blue. */
export type Rgb = readonly [number, number, number];

/** Width at which the picture is measured, px: means need no detail. */
const measuredWidth = 160;
/** Squared radii in the ellipse of the mesh: the inner face ends at the first, the background begins at the second. */
const innerFace = 0.45;
const outside = 2.2;
/** Below this part of the picture there is clothing, which is lit as the face is. */
const lowestBackground = 0.7;
/** Values that tell nothing: clipped at either end (docs/capture.md#simulator). */
const darkest = 4;
const brightest = 250;
/** Fewer pixels than this are no mean. */
const fewestPixels = 40;

const linear = Float64Array.from({ length: 256 }, (_, i) => {
  const value = i / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * Measures the colour of the light on a face and behind it, from the engine's own landmarks.
 * @param points mesh points x, y, z in pixels of the picture
 * @returns null when too much of the face is black or burnt out
 */
export function measureTint(picture: Picture, points: Float32Array): Tint | null {
  const { pixels, factor } = levelFor(picture, Math.max(1, picture.width / measuredWidth));
  const ellipse = ellipseOf(points, factor);
  const face = makeMean();
  const background = makeMean();
  const { data, width, height } = pixels;
  for (let y = 0; y < height; y++) {
    const v = (y + 0.5 - ellipse.y) / ellipse.ry;
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5 - ellipse.x) / ellipse.rx;
      const radius = u * u + v * v;
      if (radius < innerFace) face.add(data, 3 * (y * width + x));
      else if (radius > outside && y < lowestBackground * height) background.add(data, 3 * (y * width + x));
    }
  }
  const inner = face.read();
  return inner && { face: inner, background: background.read() };
}

function ellipseOf(points: Float32Array, factor: number) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 3) {
    left = Math.min(left, points[i]!);
    right = Math.max(right, points[i]!);
    top = Math.min(top, points[i + 1]!);
    bottom = Math.max(bottom, points[i + 1]!);
  }
  return {
    x: (left + right) / 2 / factor,
    y: (top + bottom) / 2 / factor,
    rx: Math.max(1, (right - left) / 2 / factor),
    ry: Math.max(1, (bottom - top) / 2 / factor),
  };
}

function makeMean() {
  let [red, green, blue, count] = [0, 0, 0, 0];
  return {
    add(data: Uint8Array, at: number): void {
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
      if (Math.max(r, g, b) >= brightest || Math.min(r, g, b) <= darkest) return;
      red += linear[r]!;
      green += linear[g]!;
      blue += linear[b]!;
      count++;
    },
    read: (): Rgb | null => (count < fewestPixels ? null : [red / count, green / count, blue / count]),
  };
}

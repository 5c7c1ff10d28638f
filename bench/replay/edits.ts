import sharp from 'sharp';
import { lightFromSide } from '../../fixtures/attacks/overlay/side-light.ts';
import type { Pixels } from '../../packages/face/src/image/picture.ts';

/** One way to change a picture before it is shown again. */
export interface Edit {
  name: string;
  apply(pixels: Pixels): Promise<Buffer>;
}

const open = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } });
/** A page of ours sends no worse than this. */
const plainQuality = 85;
const save = (pixels: Pixels, quality = plainQuality) => open(pixels).jpeg({ quality }).toBuffer();

/** Light from the side as it falls on a face: full at its edges, none in its middle, even beyond. */
function lightFace({ data, width, height }: Pixels, strength: number): Pixels {
  const lit = new Uint8ClampedArray(data.length);
  // A selfie's face is about half as wide as its picture is high.
  const radius = height / 4;
  for (let i = 0; i < data.length; i++) {
    const across = ((Math.floor(i / 3) % width) - width / 2) / radius;
    lit[i] = data[i]! * (1 + strength * Math.max(-1, Math.min(1, across)));
  }
  return { data: new Uint8Array(lit.buffer), width, height };
}

const gamma = (pixels: Pixels, exponent: number): Pixels => ({
  ...pixels,
  data: pixels.data.map((value) => Math.round(255 * (value / 255) ** exponent)),
});

function cut(pixels: Pixels, share: number): Promise<Buffer> {
  const [width, height] = [pixels.width, pixels.height].map((size) => Math.round(size * (1 - share)));
  const [left, top] = [(pixels.width - width!) >> 1, (pixels.height - height!) >> 1];
  return open(pixels)
    .extract({ left, top, width: width!, height: height! })
    .jpeg({ quality: plainQuality })
    .toBuffer();
}

const strengths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
const sides = (name: string, light: (pixels: Pixels, strength: number) => Pixels): Edit[] =>
  strengths.flatMap((strength) =>
    [strength, -strength].map((signed) => ({
      name: `${name}, ${strength}, ${signed > 0 ? 'right' : 'left'}`,
      apply: (pixels: Pixels) => save(light(pixels, signed)),
    })),
  );

/** The ways to change a picture that are measured. */
export const edits: readonly Edit[] = [
  { name: 'JPEG of quality 85', apply: (pixels) => save(pixels) },
  { name: 'JPEG of quality 40', apply: (pixels) => save(pixels, 40) },
  ...sides('light over the picture', lightFromSide),
  ...sides('light over the face', lightFace),
  { name: 'mirrored', apply: (pixels) => open(pixels).flop().jpeg({ quality: plainQuality }).toBuffer() },
  {
    name: 'mirrored, light over the picture, 0.3',
    apply: (pixels) => open(lightFromSide(pixels, 0.3)).flop().jpeg({ quality: plainQuality }).toBuffer(),
  },
  { name: 'cut by 5 %', apply: (pixels) => cut(pixels, 0.05) },
  { name: 'cut by 10 %', apply: (pixels) => cut(pixels, 0.1) },
  { name: 'gamma 0.7', apply: (pixels) => save(gamma(pixels, 0.7)) },
  { name: 'gamma 1.4', apply: (pixels) => save(gamma(pixels, 1.4)) },
  ...[0.6, 1.5].map((factor) => ({
    name: `${factor} times the size`,
    apply: (pixels: Pixels) =>
      open(pixels)
        .resize({ width: Math.round(pixels.width * factor) })
        .jpeg({ quality: plainQuality })
        .toBuffer(),
  })),
  {
    name: 'light over the picture 0.4, cut by 5 %, quality 60',
    apply: async (pixels) =>
      sharp(await cut(lightFromSide(pixels, 0.4), 0.05))
        .jpeg({ quality: 60 })
        .toBuffer(),
  },
];

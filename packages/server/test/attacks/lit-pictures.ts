import { type FlashColor, flashLight } from '@selfsame/contract';
import sharp from 'sharp';

/** What the light of a screen falls on: the face before it, or everything, as a tint that is laid over a picture does. */
export type Lit = 'face' | 'everything';

/** Light of the screen relative to that of the room: between an office (0.13) and a dim room (0.4), docs/capture.md#simulator. */
const screenLight = 0.2;
/** The face in the pictures of `personMoments`, in parts of width and height: centre, and radii up to the hair. */
const face = { x: 0.5, y: 0.55, rx: 0.2, ry: 0.375 };
/** Exponent of a display, near enough to sRGB for a ratio of light. */
const gamma = 2.2;

/**
 * A picture with the light of a coloured screen on it: linear light times 1 + k · colour, full in the middle of the
 * face and fading towards its edge. It is what an editor can do to any picture, and no measurement of skin.
 */
export async function lit(picture: Buffer, color: FlashColor | null, where: Lit = 'face'): Promise<Buffer> {
  if (color === null) return picture;
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const radius = Math.hypot((x / width - face.x) / face.rx, (y / height - face.y) / face.ry);
      const share = where === 'everything' ? 1 : Math.max(0, Math.min(1, 2 - 2 * radius));
      if (share === 0) continue;
      for (const channel of [0, 1, 2] as const) {
        const at = 3 * (y * width + x) + channel;
        const gain = (1 + screenLight * share * flashLight[color][channel]) ** (1 / gamma);
        data[at] = Math.min(255, Math.round(data[at]! * gain));
      }
    }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

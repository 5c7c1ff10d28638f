/** An opaque sRGB colour, channels 0…255. */
export type Color = readonly [red: number, green: number, blue: number];

/** Least contrast of text and what lies behind it (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** Reads `#rrggbb`; null for anything else. */
export function parseColor(text: string): Color | null {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (!digits) return null;
  const [, red = '', green = '', blue = ''] = digits;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** Writes `#rrggbb`. */
export const formatColor = (color: Color): string =>
  `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** `share` 0…1 of one colour over the other. */
export function mix(over: Color, under: Color, share: number): Color {
  const at = (channel: 0 | 1 | 2) => Math.round(over[channel] * share + under[channel] * (1 - share));
  return [at(0), at(1), at(2)];
}

/** Relative luminance 0…1 (WCAG 2.2, definition of "relative luminance"). */
function luminance(color: Color): number {
  const [red, green, blue] = color.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio 1…21 (WCAG 2.2, definition of "contrast ratio"). */
export function contrast(a: Color, b: Color): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** White or black, whichever reads better on a colour; the better one always has at least 4.58 : 1. */
export function readableOn(ground: Color): Color {
  const white: Color = [255, 255, 255];
  const black: Color = [0, 0, 0];
  return contrast(white, ground) >= contrast(black, ground) ? white : black;
}

/**
 * The nearest shade of a colour towards black or white that can be read; null when there is none.
 * @param groundsOf what a shade would stand on; some grounds are made of the shade itself
 */
export function readableShade(color: Color, groundsOf: (shade: Color) => readonly Color[]): Color | null {
  const fits = (shade: Color) => groundsOf(shade).every((ground) => contrast(shade, ground) >= leastContrast);
  for (let step = 0; step <= 100; step++) {
    for (const end of [
      [0, 0, 0],
      [255, 255, 255],
    ] as const) {
      const shade = mix(end, color, step / 100);
      if (fits(shade)) return shade;
    }
  }
  return null;
}

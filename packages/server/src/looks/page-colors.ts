import type { LookColors, PageColors } from '@selfsame/contract';
import {
  type Color,
  contrast,
  formatColor,
  leastContrast,
  mix,
  parseColor,
  readableOn,
  readableShade,
} from './color.ts';
import { refuseLook } from './refuse-look.ts';

/** Light and dark. */
export type Scheme = 'Light' | 'Dark';

/** What holds where a tenant says nothing: the colours of the page's own style sheet. */
const defaults = {
  Light: { Accent: '#1d4ed8', Ground: '#f3f5f9', Card: '#ffffff', Ink: '#10151f' },
  Dark: { Accent: '#8fb3ff', Ground: '#0b0e14', Card: '#141923', Ink: '#eef1f7' },
} as const satisfies Record<Scheme, Record<string, string>>;

const read = (scheme: Scheme, colors: Partial<LookColors>, name: keyof LookColors): Color => {
  const text = colors[name] ?? defaults[scheme][name];
  return parseColor(text) ?? refuseLook(`${scheme}.${name} is '${text}'; write it as #rrggbb.`);
};

const requireContrast = (color: Color, groundsOf: (shade: Color) => readonly Color[], pair: string): void => {
  const ratio = Math.min(...groundsOf(color).map((ground) => contrast(color, ground)));
  if (ratio >= leastContrast) return;
  const shade = readableShade(color, groundsOf);
  // Rounded down, or 4.499 would be refused as "4.50 where 4.5 is needed".
  const seen = (Math.floor(ratio * 100) / 100).toFixed(2);
  const way = shade ? ` ${formatColor(shade)} would do.` : '';
  refuseLook(
    `${pair} and its tint has a contrast of ${seen} : 1; it must be at least ${leastContrast} : 1.${way}`,
  );
};

/** The tinted ground of boxes. */
const tintOf = (scheme: Scheme, accent: Color, card: Color): Color =>
  mix(accent, card, scheme === 'Light' ? 0.1 : 0.16);

/**
 * Works out all colours of the page in one scheme.
 * @throws Problem E_LOOK_NOT_VALID with the pair that can't be read, and a shade that can
 */
export function pageColors(scheme: Scheme, colors: Partial<LookColors>): PageColors {
  const of = (name: keyof LookColors) => read(scheme, colors, name);
  const [accent, ground, card, ink] = [of('Accent'), of('Ground'), of('Card'), of('Ink')];
  const tint = tintOf(scheme, accent, card);
  const onCard = `on Card ${formatColor(card)}`;
  requireContrast(ink, () => [card, tint], `${scheme}: Ink ${formatColor(ink)} ${onCard}`);
  requireContrast(
    accent,
    (shade) => [card, tintOf(scheme, shade, card)],
    `${scheme}: Accent ${formatColor(accent)} ${onCard}`,
  );
  const quiet = mix(ink, card, 0.72);
  return {
    accent: formatColor(accent),
    onAccent: formatColor(readableOn(accent)),
    ground: formatColor(ground),
    card: formatColor(card),
    ink: formatColor(ink),
    // As quiet as can be read; ink itself where the pair leaves no room.
    soft: formatColor(contrast(quiet, card) >= leastContrast ? quiet : ink),
    line: formatColor(mix(ink, card, 0.16)),
    tint: formatColor(tint),
  };
}

/**
 * Colours of both schemes. A tenant that names only light ones gets its accent in the dark too, in a shade that can
 * be read there (and the other way round).
 */
export function bothColors(
  light: LookColors | null,
  dark: LookColors | null,
): { light: PageColors; dark: PageColors } | null {
  const only = light ?? dark;
  if (!only) return null;
  return {
    light: pageColors('Light', light ?? borrowed('Light', only)),
    dark: pageColors('Dark', dark ?? borrowed('Dark', only)),
  };
}

function borrowed(scheme: Scheme, { Accent }: LookColors): Partial<LookColors> {
  const accent = parseColor(Accent);
  const card = parseColor(defaults[scheme].Card);
  if (!accent || !card) return {};
  const shade = readableShade(accent, (tried) => [card, tintOf(scheme, tried, card)]);
  return shade ? { Accent: formatColor(shade) } : {};
}

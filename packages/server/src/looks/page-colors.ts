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

function read(scheme: Scheme, colors: Partial<LookColors>, name: keyof LookColors): Color {
  const text = colors[name] ?? defaults[scheme][name];
  return parseColor(text) ?? refuseLook(`${scheme}.${name} is '${text}'; write it as #rrggbb.`);
}

/** The tinted ground of boxes. */
const tintOf = (scheme: Scheme, accent: Color, card: Color): Color =>
  mix(accent, card, scheme === 'Light' ? 0.1 : 0.16);

/** A text of the page, what lies behind it, and how well it can be read there. */
export interface Contrast {
  scheme: Scheme;
  text: 'Ink' | 'Accent';
  color: Color;
  card: Color;
  ratio: number;
  /** The nearest shade that can be read; null when the colour itself can, or none can. */
  suggestion: Color | null;
}

/** Whether a contrast is enough. */
export const passes = ({ ratio }: Contrast): boolean => ratio >= leastContrast;

/** A contrast as it is shown: rounded down, or 4.499 would be refused as "4.50 where 4.5 is needed". */
export const roundedRatio = ({ ratio }: Contrast): number => Math.floor(ratio * 100) / 100;

/** How well texts can be read in a scheme. @throws Problem E_LOOK_NOT_VALID when a colour is none */
export function measureContrasts(scheme: Scheme, colors: Partial<LookColors>): Contrast[] {
  const [accent, card, ink] = (['Accent', 'Card', 'Ink'] as const).map((name) =>
    read(scheme, colors, name),
  ) as [Color, Color, Color];
  const measure = (text: Contrast['text'], color: Color, groundsOf: (shade: Color) => readonly Color[]) => {
    const ratio = Math.min(...groundsOf(color).map((ground) => contrast(color, ground)));
    const suggestion = ratio >= leastContrast ? null : readableShade(color, groundsOf);
    return { scheme, text, color, card, ratio, suggestion };
  };
  return [
    measure('Ink', ink, () => [card, tintOf(scheme, accent, card)]),
    measure('Accent', accent, (shade) => [card, tintOf(scheme, shade, card)]),
  ];
}

function requireContrast(measured: Contrast): void {
  if (passes(measured)) return;
  const { scheme, text, color, card, suggestion } = measured;
  const seen = roundedRatio(measured).toFixed(2);
  const way = suggestion ? ` ${formatColor(suggestion)} would do.` : '';
  refuseLook(
    `${scheme}: ${text} ${formatColor(color)} on Card ${formatColor(card)} and its tint has a contrast of ${seen} : 1; it must be at least ${leastContrast} : 1.${way}`,
  );
}

/**
 * Works out all colours of the page in one scheme.
 * @throws Problem E_LOOK_NOT_VALID with the pair that can't be read, and a shade that can
 */
function pageColors(scheme: Scheme, colors: Partial<LookColors>): PageColors {
  const of = (name: keyof LookColors) => read(scheme, colors, name);
  const [accent, ground, card, ink] = [of('Accent'), of('Ground'), of('Card'), of('Ink')];
  for (const measured of measureContrasts(scheme, colors)) requireContrast(measured);
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
    tint: formatColor(tintOf(scheme, accent, card)),
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
  const both = completeColors(light, dark);
  return both && { light: pageColors('Light', both.light), dark: pageColors('Dark', both.dark) };
}

/** The colours of both schemes, borrowed where a tenant names only one of them; null when it names none. */
export function completeColors(
  light: LookColors | null,
  dark: LookColors | null,
): { light: Partial<LookColors>; dark: Partial<LookColors> } | null {
  const only = light ?? dark;
  if (!only) return null;
  return { light: light ?? borrowed('Light', only), dark: dark ?? borrowed('Dark', only) };
}

function borrowed(scheme: Scheme, { Accent }: LookColors): Partial<LookColors> {
  const accent = parseColor(Accent);
  const card = parseColor(defaults[scheme].Card);
  if (!accent || !card) return {};
  const shade = readableShade(accent, (tried) => [card, tintOf(scheme, tried, card)]);
  return shade ? { Accent: formatColor(shade) } : {};
}

import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import { Maybe, Nullable, RecordVersion } from './primitives.ts';

/** Texts of the capture page that a tenant may word itself, and the most characters each may have. */
export const lookTexts = {
  introTitle: 60,
  introBody: 240,
  consentEnrol: 600,
  consentVerify: 600,
  agree: 40,
  approvalTitle: 60,
  approvalBody: 240,
  successTitle: 60,
  successBody: 240,
  expiredBody: 240,
  maxAttemptsBody: 240,
  declinedBody: 240,
  mismatchBody: 240,
} as const satisfies Record<string, number>;
/** Name of such a text. */
export type LookTextKey = keyof typeof lookTexts;
export const lookTextKeys = Object.keys(lookTexts) as LookTextKey[];

const color = (what: string) => Type.String({ description: `${what}: sRGB, #rrggbb`, examples: ['#1d4ed8'] });
const LookColors = Type.Object(
  {
    Accent: color('Buttons and rings'),
    Ground: Maybe(color('Around the card')),
    Card: Maybe(color('Behind all text')),
    Ink: Maybe(color('Text')),
  },
  {
    description:
      'Colours. Every pair of text and what lies behind it must have a contrast of 4.5 : 1. `Dark` null: derived from `Light`',
  },
);
export type LookColors = Static<typeof LookColors>;

const key = Type.String({ description: `One of ${lookTextKeys.join(', ')}` });
const webAddress = (what: string) =>
  Type.String({ maxLength: limits.looks.link, description: `${what}; begins with https://` });

/** How the capture page of a tenant looks. */
export const Looks = Type.Object(
  {
    Logo: Nullable(
      Type.Object(
        {
          Data: Type.String({
            maxLength: Math.ceil((limits.looks.logoBytes * 4) / 3) + 4,
            description: 'PNG, JPEG or WebP as base64',
          }),
          Text: Type.String({
            maxLength: limits.looks.logoText,
            description: 'What the logo says, for screen readers',
          }),
        },
        { description: 'Null: no logo' },
      ),
    ),
    Light: Nullable(LookColors),
    Dark: Nullable(LookColors),
    Texts: Type.Array(
      Type.Object({
        Locale: Type.String({ maxLength: 35, examples: ['de'], description: 'Language, BCP 47' }),
        Key: key,
        Text: Type.String({ maxLength: 2_000, description: 'What stands there, as plain text' }),
      }),
      { maxItems: limits.looks.texts, description: 'Texts of the page that you word yourself' },
    ),
    PrivacyUrl: Nullable(webAddress('Link to your privacy notice')),
    HelpUrl: Nullable(webAddress('Link to your help')),
    FrameAncestors: Maybe(
      Type.Array(Type.String({ maxLength: 255 }), {
        maxItems: limits.looks.frameAncestors,
        description:
          'Origins of the pages that may show this tenant’s capture page in a frame: `https://shop.example`, `https://*.shop.example`, `http://localhost:5173`. Null or empty: whatever the server allows. Left out: stays as it is',
      }),
    ),
    ReturnOrigins: Maybe(
      Type.Array(Type.String({ maxLength: 255 }), {
        maxItems: limits.looks.returnOrigins,
        description:
          'Origins that the `ReturnUrl` of a transaction may lead to, written as in `FrameAncestors`. Null or empty: none. Left out: stays as it is',
      }),
    ),
    Version: RecordVersion,
  },
  {
    $id: 'Looks',
    examples: [
      {
        Logo: null,
        Light: { Accent: '#0b6e4f' },
        Dark: null,
        Texts: [{ Locale: 'en', Key: 'introTitle', Text: 'Say hello to Harbour Bank' }],
        PrivacyUrl: 'https://bank.example/privacy',
        HelpUrl: null,
        Version: 0,
      },
    ],
  },
);
export type Looks = Static<typeof Looks>;

const PageColors = Type.Object({
  accent: Type.String(),
  onAccent: Type.String(),
  ground: Type.String(),
  card: Type.String(),
  ink: Type.String(),
  soft: Type.String(),
  line: Type.String(),
  tint: Type.String(),
});
export type PageColors = Static<typeof PageColors>;

/** The looks as the capture page needs them: worked out, and checked for contrast. */
export const PageLook = Type.Object(
  {
    /** Who asks. */
    requester: Type.String(),
    logo: Nullable(Type.Object({ path: Type.String(), text: Type.String() })),
    /** Null: the page's own. */
    colors: Nullable(Type.Object({ light: PageColors, dark: PageColors })),
    texts: Type.Array(Type.Object({ locale: Type.String(), key: Type.String(), text: Type.String() })),
    privacyUrl: Nullable(Type.String()),
    helpUrl: Nullable(Type.String()),
  },
  { $id: 'PageLook' },
);
export type PageLook = Static<typeof PageLook>;

const ratio = Type.Number({ description: 'Contrast, 1…21 (WCAG 2.2), rounded down to two digits' });

/** Whether a text of the page can be read on what lies behind it. */
export const ContrastVerdict = Type.Object(
  {
    Scheme: Type.Unsafe<'Light' | 'Dark'>({ type: 'string', enum: ['Light', 'Dark'] }),
    Text: Type.Unsafe<'Ink' | 'Accent'>({ type: 'string', enum: ['Ink', 'Accent'] }),
    Color: Type.String(),
    Behind: Type.String({ description: 'Card; what is tinted with the accent counts too' }),
    Ratio: ratio,
    Least: ratio,
    Passes: Type.Boolean(),
    Suggestion: Nullable(
      Type.String({ description: 'The nearest shade that can be read, if it does not pass' }),
    ),
  },
  { $id: 'ContrastVerdict' },
);
export type ContrastVerdict = Static<typeof ContrastVerdict>;

/** How looks would come out that are not stored. */
export const LooksPreview = Type.Object(
  {
    Problem: Nullable(Type.String({ description: 'Why they could not be stored so, in one sentence' })),
    Contrasts: Type.Array(ContrastVerdict, {
      description: 'Of both schemes, where colours were given for one of them and can be read as such',
    }),
    Page: Nullable(PageLook),
  },
  {
    $id: 'LooksPreview',
    description:
      '`Page` is what the capture page would be told, without the logo; null while there is a problem',
  },
);
export type LooksPreview = Static<typeof LooksPreview>;

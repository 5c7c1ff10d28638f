import { type Looks, lookTextKeys, lookTexts } from '@selfsame/contract';
import type { Logo, StoredLook } from '../store/tenant/tenant-look.ts';
import { checkOrigins } from './check-origins.ts';
import { bothColors } from './page-colors.ts';
import { readLogo } from './read-logo.ts';
import { refuseLook } from './refuse-look.ts';

/**
 * Signs that hide or turn the reading direction around: a text with them can say another thing than it shows. Line
 * breaks, soft hyphens, joiners and direction marks are part of honest texts.
 */
const trickery = /(?![\n\u00ad\u200c-\u200f])[\p{Cc}\p{Cf}]/u;

function checkTexts(texts: Looks['Texts']): Looks['Texts'] {
  const seen = new Set<string>();
  return texts.map(({ Locale, Key, Text }, index) => {
    const place = `Texts[${index}]`;
    const name = lookTextKeys.find((known) => known.toLowerCase() === Key.toLowerCase());
    if (!name) return refuseLook(`${place}.Key is '${Key}'; it must be one of ${lookTextKeys.join(', ')}.`);
    if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(Locale))
      refuseLook(`${place}.Locale is '${Locale}'; write a language tag such as 'de' or 'pt-BR'.`);
    const text = Text.trim();
    if (text === '') refuseLook(`${place}.Text is empty. Leave the entry out to keep the page's own words.`);
    if (text.length > lookTexts[name])
      refuseLook(`${place}.Text has ${text.length} characters; '${name}' takes at most ${lookTexts[name]}.`);
    if (trickery.test(text)) refuseLook(`${place}.Text holds control characters.`);
    const locale = Locale.toLowerCase();
    const both = `${locale}/${name}`;
    if (seen.has(both)) refuseLook(`${place} says '${name}' in '${Locale}' a second time.`);
    seen.add(both);
    return { Locale: locale, Key: name, Text: text };
  });
}

function checkLink(name: 'PrivacyUrl' | 'HelpUrl', link: string | null): string | null {
  if (link === null || link.trim() === '') return null;
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return refuseLook(`${name} must be an address that begins with https:// and holds no password.`);
  return url.href;
}

type OriginLists = Pick<StoredLook, 'FrameAncestors' | 'ReturnOrigins'>;

/** A list that is left out stays as it is. */
const listOf = (name: keyof OriginLists, looks: Looks, before: OriginLists): string[] =>
  looks[name] === undefined ? [...(before[name] ?? [])] : checkOrigins(name, looks[name] ?? []);

/**
 * Checks looks and works out what is stored of them.
 * @param before lists of origins as they are, for looks that don't speak of them
 * @throws Problem E_LOOK_NOT_VALID
 */
export function checkLooks(looks: Looks, before: OriginLists = {}): { look: StoredLook; logo: Logo | null } {
  const logo = looks.Logo && readLogo(looks.Logo.Data);
  const look: StoredLook = {
    LogoText:
      looks.Logo && (looks.Logo.Text.trim() || refuseLook('Logo.Text is empty: screen readers need it.')),
    Light: looks.Light,
    Dark: looks.Dark,
    Texts: checkTexts(looks.Texts),
    PrivacyUrl: checkLink('PrivacyUrl', looks.PrivacyUrl),
    HelpUrl: checkLink('HelpUrl', looks.HelpUrl),
    FrameAncestors: listOf('FrameAncestors', looks, before),
    ReturnOrigins: listOf('ReturnOrigins', looks, before),
    page: bothColors(looks.Light, looks.Dark),
  };
  return { look, logo };
}

import { type Looks, lookTextKeys, lookTexts } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { transaction } from '../platform/database.ts';
import type { Caller, Events } from '../platform/events.ts';
import { Problem } from '../platform/problem.ts';
import type { Database } from '../store/tables.ts';
import { readTenantLook, type StoredLook, writeTenantLook } from '../store/tenant-look.ts';
import type { Db } from '../store/vault.ts';
import { bothColors } from './page-colors.ts';
import { readLogo } from './read-logo.ts';
import { readLooks } from './read-looks.ts';
import { refuseLook } from './refuse-look.ts';

/** What looks need. */
export interface LooksDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
}

/**
 * Signs that hide or turn the reading direction around: a text with them can say another thing than it shows. Line
 * breaks, soft hyphens, joiners and direction marks are part of honest texts.
 */
const trickery = /(?![\n\u00ad\u200c-\u200f])[\p{Cc}\p{Cf}]/u;

const checkTexts = (texts: Looks['Texts']): Looks['Texts'] => {
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
};

const checkLink = (name: 'PrivacyUrl' | 'HelpUrl', link: string | null): string | null => {
  if (link === null || link.trim() === '') return null;
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return refuseLook(`${name} must be an address that begins with https:// and holds no password.`);
  return url.href;
};

/**
 * Replaces how a tenant's capture page looks.
 * @throws Problem E_LOOK_NOT_VALID, E_ACCOUNT_VERSION_MISMATCH when somebody else wrote in between
 */
export async function updateLooks(
  { db, clock, events }: LooksDependencies,
  { tenantId, actor }: Caller,
  looks: Looks,
): Promise<Looks> {
  const logo = looks.Logo && readLogo(looks.Logo.Data);
  const look: StoredLook = {
    LogoText:
      looks.Logo && (looks.Logo.Text.trim() || refuseLook('Logo.Text is empty: screen readers need it.')),
    Light: looks.Light,
    Dark: looks.Dark,
    Texts: checkTexts(looks.Texts),
    PrivacyUrl: checkLink('PrivacyUrl', looks.PrivacyUrl),
    HelpUrl: checkLink('HelpUrl', looks.HelpUrl),
    page: bothColors(looks.Light, looks.Dark),
  };
  return transaction(db, async (tx) => {
    const before = await readTenantLook(tx, tenantId);
    if (!(await writeTenantLook(tx, tenantId, { look, logo, version: looks.Version }))) {
      const { version } = await readTenantLook(tx, tenantId);
      throw new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [looks.Version, version] });
    }
    const facts = (stored: StoredLook | null, logoHash: Buffer | null) => ({
      logo: logoHash?.toString('hex') ?? null,
      light: stored?.Light ?? null,
      dark: stored?.Dark ?? null,
      texts: (stored?.Texts ?? []).map(({ Locale, Key }) => `${Locale}/${Key}`),
      privacyUrl: stored?.PrivacyUrl ?? null,
      helpUrl: stored?.HelpUrl ?? null,
    });
    await events.publish(tx, {
      tenantId,
      type: 'setting.changed',
      actor,
      references: { setting: 'looks' },
      data: { before: facts(before.look, before.logoHash), after: facts(look, logo?.hash ?? null) },
      at: clock.now(),
    });
    return readLooks(tx, tenantId);
  });
}

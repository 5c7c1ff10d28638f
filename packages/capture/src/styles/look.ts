import type { LookTextKey, PageColors, PageLook } from '@selfsame/contract';
import type { Texts } from '../texts/texts.ts';

const hex = /^#[0-9a-f]{6}$/;

/** The style sheet of a tenant's colours; empty when there are none. */
export function styleOfLook(look: PageLook | null): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  if (!look?.colors) return sheet;
  const { light, dark } = look.colors;
  sheet.replaceSync(
    `:host{${declarations(light)}}@media (prefers-color-scheme:dark){:host{${declarations(dark)}}}`,
  );
  return sheet;
}

const properties: Readonly<Record<keyof PageColors, string>> = {
  accent: '--accent',
  onAccent: '--on-accent',
  ground: '--ground',
  card: '--card',
  ink: '--ink',
  soft: '--soft',
  line: '--line',
  tint: '--tint',
};

function declarations(colors: PageColors): string {
  return Object.entries(properties)
    .map(([name, property]) => [property, colors[name as keyof PageColors]] as const)
    .filter(([, color]) => hex.test(color))
    .map(([property, color]) => `${property}:${color}`)
    .join(';');
}

/** What the page says, in a language, where a tenant words nothing itself. */
export const plainWords = ({ intro, approval, ends }: Texts): Record<LookTextKey, string> => ({
  introTitle: intro.title,
  introBody: intro.body,
  consentEnrol: intro.consent.enrol,
  consentVerify: intro.consent.verify,
  agree: intro.agree,
  approvalTitle: approval.title,
  approvalBody: approval.body,
  successTitle: ends.success.title,
  successBody: ends.success.body,
  expiredBody: ends.expired.body,
  maxAttemptsBody: ends.maxAttempts.body,
  declinedBody: ends.declined.body,
  mismatchBody: ends.mismatch.body,
});

/** The texts with what a tenant words itself, in the language of the texts or a regional form of it. */
export function textsOfLook(texts: Texts, look: PageLook | null): Texts {
  const own = new Map(
    (look?.texts ?? [])
      .filter(({ locale }) => locale.split('-')[0] === texts.language.split('-')[0])
      .map(({ key, text }) => [key, text]),
  );
  if (own.size === 0) return texts;
  const plain = plainWords(texts);
  const say = (key: LookTextKey) => own.get(key) ?? plain[key];
  const { intro, approval, ends } = texts;
  return {
    ...texts,
    intro: {
      ...intro,
      title: say('introTitle'),
      body: say('introBody'),
      consent: {
        enrol: say('consentEnrol'),
        verify: say('consentVerify'),
      },
      agree: say('agree'),
    },
    approval: {
      ...approval,
      title: say('approvalTitle'),
      body: say('approvalBody'),
    },
    ends: {
      ...ends,
      success: {
        title: say('successTitle'),
        body: say('successBody'),
      },
      expired: { ...ends.expired, body: say('expiredBody') },
      maxAttempts: { ...ends.maxAttempts, body: say('maxAttemptsBody') },
      declined: { ...ends.declined, body: say('declinedBody') },
      mismatch: { ...ends.mismatch, body: say('mismatchBody') },
    },
  };
}

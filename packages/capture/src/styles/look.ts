import type { PageColors, PageLook } from '@selfsame/contract';
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

/** The texts with what a tenant words itself, in the language of the texts or a regional form of it. */
export function textsOfLook(texts: Texts, look: PageLook | null): Texts {
  const own = new Map(
    (look?.texts ?? [])
      .filter(({ locale }) => locale.split('-')[0] === texts.language.split('-')[0])
      .map(({ key, text }) => [key, text]),
  );
  if (own.size === 0) return texts;
  const say = (key: string, otherwise: string) => own.get(key) ?? otherwise;
  const { intro, approval, ends } = texts;
  return {
    ...texts,
    intro: {
      ...intro,
      title: say('introTitle', intro.title),
      body: say('introBody', intro.body),
      consent: {
        enrol: say('consentEnrol', intro.consent.enrol),
        verify: say('consentVerify', intro.consent.verify),
      },
      agree: say('agree', intro.agree),
    },
    approval: {
      ...approval,
      title: say('approvalTitle', approval.title),
      body: say('approvalBody', approval.body),
    },
    ends: {
      ...ends,
      success: {
        title: say('successTitle', ends.success.title),
        body: say('successBody', ends.success.body),
      },
      expired: { ...ends.expired, body: say('expiredBody', ends.expired.body) },
      maxAttempts: { ...ends.maxAttempts, body: say('maxAttemptsBody', ends.maxAttempts.body) },
      declined: { ...ends.declined, body: say('declinedBody', ends.declined.body) },
      mismatch: { ...ends.mismatch, body: say('mismatchBody', ends.mismatch.body) },
    },
  };
}

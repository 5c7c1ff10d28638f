import type { Retention } from '../machine/states.ts';
import type { Texts } from '../texts/texts.ts';

/** A length of time in the page's language, in whole hours from two on, else in minutes: `72 hours`. */
function sayDuration(seconds: number, language: string): string {
  const unit = seconds >= 7_200 ? 'hour' : 'minute';
  const value = Math.ceil(seconds / (unit === 'hour' ? 3_600 : 60));
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/**
 * How long the pictures are kept, in one or two sentences; empty while the server has not said.
 * @param isSelfie whether a picture that is kept for a while may become a credential
 */
export function sayRetention(
  { intro: { kept }, language }: Texts,
  keeps: Retention | null,
  isSelfie: boolean,
): string {
  if (keeps === null) return '';
  const sentences = {
    check: kept.check,
    credential: kept.credential,
    temporary: isSelfie ? kept.temporary : kept.copy,
  };
  const whole = sentences[keeps.until].replace('{time}', sayDuration((keeps.hours ?? 0) * 3_600, language));
  if (keeps.reviewSec === null) return whole;
  return `${whole} ${kept.review.replace('{time}', sayDuration(keeps.reviewSec, language))}`;
}

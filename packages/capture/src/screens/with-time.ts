import type { Passage } from '../texts/texts.ts';

/**
 * A passage with the moment that it speaks of in place of `{time}`: the time of day alone when that is within half a day,
 * else the date too.
 * @param at ISO 8601; a dash stands for one that is not known
 */
export function withTime(passage: Passage, at: string | null | undefined, language: string): Passage {
  const date = new Date(at ?? Number.NaN);
  const isNear = date.getTime() - Date.now() < 43_200_000;
  const format = new Intl.DateTimeFormat(language, {
    ...(!isNear && { dateStyle: 'medium' }),
    timeStyle: 'short',
  });
  const time = Number.isNaN(date.getTime()) ? '–' : format.format(date);
  return { ...passage, body: passage.body.replace('{time}', time) };
}

import { useMemo } from 'react';
import type { Language } from './language.ts';
import { useLanguage } from './language-context.tsx';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** How a language writes numbers, shares, dates and distances in time; times are the browser's own zone. */
function formatsOf(language: Language) {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const list = new Intl.ListFormat(language);
  return {
    language,
    number: (value: number) => number.format(value),
    /** 0…1 as per cent. */
    percent: (share: number) => percent.format(share),
    date: (instant: string | Date) => date.format(new Date(instant)),
    dateTime: (instant: string | Date) => dateTime.format(new Date(instant)),
    /** Of a day that is known: with seconds. */
    time: (instant: string | Date) => time.format(new Date(instant)),
    /** With weekday, seconds and zone. */
    exact: (instant: string | Date) => exact.format(new Date(instant)),
    /** "3 minutes ago"; `now` in ms. */
    relative: (instant: string | Date, now = Date.now()) => {
      const seconds = (new Date(instant).getTime() - now) / 1_000;
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      return relative.format(Math.trunc(seconds / size), unit);
    },
    /** "1 h 5 min", of seconds. */
    duration: (seconds: number) => {
      const parts: [number, string][] = [
        [Math.floor(seconds / 86_400), 'day'],
        [Math.floor((seconds % 86_400) / 3_600), 'hour'],
        [Math.floor((seconds % 3_600) / 60), 'minute'],
        [Math.round((seconds % 60) * 10) / 10, 'second'],
      ];
      const shown = parts.filter(([value]) => value > 0).slice(0, 2);
      return (shown.length > 0 ? shown : [parts[3]!])
        .map(([value, unit]) =>
          new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value),
        )
        .join(' ');
    },
    bytes: (value: number) => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
      const at = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: units[at]!,
        unitDisplay: at === 0 ? 'long' : 'short',
        maximumFractionDigits: 1,
      }).format(value / 1_000 ** at);
    },
    list: (items: string[]) => list.format(items),
  };
}

export type Formats = ReturnType<typeof formatsOf>;

/** Formats of the chosen language. */
export function useFormats(): Formats {
  const { language } = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}

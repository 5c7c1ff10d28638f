/** Days as date fields hold them: `2026-01-31`. */
export interface Days {
  from: string;
  to: string;
}

/** Why days can't be exported. */
export type ExportFault = 'missing' | 'turned' | 'long';

const dayMs = 86_400_000;
const pad = (value: number) => String(value).padStart(2, '0');
const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** The days up to today, in the reader's own zone. */
export const lastDays = (count: number, now: Date): Days => ({
  from: dayOf(new Date(now.getTime() - (count - 1) * dayMs)),
  to: dayOf(now),
});

/** What is wrong with a range; null when nothing is. @param most days that one export spans */
export function exportFault({ from, to }: Days, most: number): ExportFault | null {
  if (from === '' || to === '') return 'missing';
  if (from > to) return 'turned';
  return (Date.parse(to) - Date.parse(from)) / dayMs + 1 > most ? 'long' : null;
}

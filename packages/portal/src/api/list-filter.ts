/** What a field of a list must be: the value itself, or what it begins with. Empty values filter nothing. */
export type FilterValue = string | { prefix: string };

/** Takes the meaning from what the filter's syntax knows. */
const withoutMeaning = (value: string): string => value.replace(/[\\;*]/g, '\\$&');

/** Whether it is a day of the calendar: an address may hold anything. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00`));

/** Days in the reader's own zone as the API's `from..to`; the last day is in it as a whole. What is no day is no bound. */
export function dayRange(from: string, to: string): string {
  if (!isDay(from) && !isDay(to)) return '';
  const start = isDay(from) ? new Date(`${from}T00:00:00`).toISOString() : '';
  const end = isDay(to) ? new Date(`${to}T23:59:59.999`).toISOString() : '';
  return `${start}..${end}`;
}

/** The `filter` of a list operation; undefined when nothing is filtered. */
export function listFilter(values: Readonly<Record<string, FilterValue>>): string | undefined {
  const pairs = Object.entries(values).flatMap(([field, value]) => {
    const text = typeof value === 'string' ? value : value.prefix;
    if (text.trim() === '') return [];
    return [`${field}:${withoutMeaning(text.trim())}${typeof value === 'string' ? '' : '*'}`];
  });
  return pairs.length === 0 ? undefined : pairs.join(';');
}

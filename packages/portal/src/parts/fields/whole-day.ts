/** The first year that a typed date can mean: while a year is typed, its beginnings are years too (2, 20, 202). */
const firstYear = 1_000;
/** The last one that a date of the API can have. */
const lastYear = 9_999;

/** What a date field hands on while it is typed in. */
export interface DayInput {
  /** `2026-11-28`; empty while it is no date. */
  value: string;
  /** Whether something stands in the field that is no date yet. */
  isPartial: boolean;
}

/**
 * The day that a date field may hand on: a whole date, or `''` for an emptied field; null while it is still being typed.
 */
export function wholeDay({ value, isPartial }: DayInput): string | null {
  if (value === '') return isPartial ? null : '';
  const year = Number(value.split('-')[0]);
  return year < firstYear || year > lastYear ? null : value;
}

/**
 * The day that a field hands on; null to leave it at what it handed on before.
 * @param isFilter a filter goes on with the last whole day while the next is typed. A form must not: what stands in its field
 *   is not that day, so it has none until the date is whole.
 */
export function dayToHandOn(input: DayInput, isFilter: boolean): string | null {
  return wholeDay(input) ?? (isFilter ? null : '');
}

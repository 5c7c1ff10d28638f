/** The first year that a typed date can mean: while a year is typed, its beginnings are years too (2, 20, 202). */
const firstYear = 1_000;

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
  return Number(value.split('-')[0]) < firstYear ? null : value;
}

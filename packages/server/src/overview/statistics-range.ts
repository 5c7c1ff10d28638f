import { limits, type StatisticsQuery } from '@selfsame/contract';
import { Problem } from '../platform/http/problem.ts';

const dayMs = 86_400_000;
const refuse = (sentence: string): Problem => new Problem('E_INVALID_ARGUMENT', { args: [sentence] });

/** Days to count, as days and as moments. */
export interface StatisticsRange {
  firstDay: string;
  lastDay: string;
  from: Date;
  before: Date;
  interval: 'hour' | 'day';
}

function readDay(name: string, text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  // `2026-02-31` is read as March 3 or not at all.
  if (Number.isNaN(day.getTime()) || formatDay(day) !== text)
    throw refuse(`'${name}' is '${text}', which is no day; write it as 2026-01-31`);
  return day;
}

const formatDay = (day: Date): string => day.toISOString().slice(0, 10);

/** Reads which days are asked for. @throws Problem E_INVALID_ARGUMENT */
export function readStatisticsRange(query: StatisticsQuery, now: Date): StatisticsRange {
  const last = readDay('to', query.to ?? formatDay(now));
  const first = query.from === undefined ? last : readDay('from', query.from);
  const days = (last.getTime() - first.getTime()) / dayMs + 1;
  if (days < 1) throw refuse(`'from' ${formatDay(first)} lies after 'to' ${formatDay(last)}`);
  if (days > limits.statisticsDays)
    throw refuse(`'from' to 'to' are ${days} days; at most ${limits.statisticsDays} are counted at once`);
  return {
    firstDay: formatDay(first),
    lastDay: formatDay(last),
    from: first,
    before: new Date(last.getTime() + dayMs),
    interval: days === 1 ? 'hour' : 'day',
  };
}

/** Starts of all hours or days of a range. */
export function bucketStarts({ from, before, interval }: StatisticsRange): Date[] {
  const length = interval === 'hour' ? 3_600_000 : dayMs;
  const number = (before.getTime() - from.getTime()) / length;
  return Array.from({ length: number }, (_, index) => new Date(from.getTime() + index * length));
}

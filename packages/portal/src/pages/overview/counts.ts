import type { SessionCounts, Statistics } from '@selfsame/contract';

type Bucket = Statistics['Buckets'][number];
/** Numbers of {@link SessionCounts} that stand for themselves. */
export type CountName = Exclude<keyof SessionCounts, 'RejectedBy'>;

/** How many there were in the whole hours before an hour of the day (UTC), so that a day is compared with as much of another. */
export const beforeHour = (buckets: readonly Bucket[], hour: number, name: CountName): number =>
  buckets
    .filter(({ Start }) => new Date(Start).getUTCHours() < hour)
    .reduce((sum, bucket) => sum + bucket[name], 0);

/** How today compares with yesterday in the whole hours before an hour (UTC); null where neither day has anything in them. */
export function compareDays(
  { today, yesterday }: Record<'today' | 'yesterday', Pick<Statistics, 'Buckets'>>,
  hour: number,
  name: CountName,
): number | null {
  const [now, then] = [beforeHour(today.Buckets, hour, name), beforeHour(yesterday.Buckets, hour, name)];
  return now === 0 && then === 0 ? null : now - then;
}

/** Share of the accepted among those that were decided; null while none was. */
export const acceptance = ({
  Accepted,
  Rejected,
}: Pick<SessionCounts, 'Accepted' | 'Rejected'>): number | null =>
  Accepted + Rejected === 0 ? null : Accepted / (Accepted + Rejected);

/** A day of a calendar in UTC, some days before another: `2026-03-01`. */
export const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Today in UTC. */
export const utcDay = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** Ranges that can be looked at, and how many days each has. */
export const ranges = { today: 1, week: 7, month: 30, quarter: 90 } as const;
export type Range = keyof typeof ranges;
export const isRange = (text: string | null): text is Range => text !== null && Object.hasOwn(ranges, text);

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api } from '../../api/api.ts';
import { dayBefore, isRange, type Range, ranges, utcDay } from './counts.ts';

/** How often numbers are read again while somebody looks. */
const refetchInterval = 60_000;

/** Counts of some days up to today (UTC), read again every minute. */
const useDays = (from: string, to: string) =>
  useQuery({
    queryKey: ['statistics', from, to],
    queryFn: ({ signal }) => api.GetStatistics({ query: { from, to }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval,
  });

/** The chosen range, and all that the overview reads. The range is in the address. */
export function useOverview() {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('range');
  const range: Range = isRange(asked) ? asked : 'today';
  const today = utcDay(Date.now());
  const yesterday = dayBefore(today, 1);
  const chosen = useDays(dayBefore(today, ranges[range] - 1), today);
  return {
    range,
    choose: (next: Range) => setParameters(next === 'today' ? {} : { range: next }, { replace: true }),
    chosen,
    today: useDays(today, today),
    yesterday: useDays(yesterday, yesterday),
    quarter: useDays(dayBefore(today, ranges.quarter - 1), today),
    status: useQuery({
      queryKey: ['status'],
      queryFn: ({ signal }) => api.GetStatus({ signal }),
      refetchInterval,
    }),
  };
}

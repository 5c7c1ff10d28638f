import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';

/** What a false match rate would mean; the last answer stays while the next one comes. */
export const usePreview = (rate: number, days: number) =>
  useQuery({
    queryKey: ['matchingPreview', rate, days],
    queryFn: ({ signal }) =>
      api.PreviewMatchingPolicy({ body: { FalseMatchRate: rate, Days: days }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** `100,000` of 0.00001, as "1 in …" needs it. */
export const oneIn = (rate: number): number => Math.round(1 / rate);

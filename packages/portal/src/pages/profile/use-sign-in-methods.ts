import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';

const queryKey = ['signInMethods'] as const;

/** One's ways to sign in. */
export const useSignInMethods = () =>
  useQuery({ queryKey, queryFn: ({ signal }) => api.GetSignInMethods({ signal }) });

/** Reads one's ways to sign in again, after one was changed. */
export function useRefreshMethods(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey });
}

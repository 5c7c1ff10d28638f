import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';

/** Key under which one's ways to sign in are cached. */
export const signInMethodsKey = ['signInMethods'] as const;

/** One's ways to sign in. */
export const useSignInMethods = () =>
  useQuery({ queryKey: signInMethodsKey, queryFn: ({ signal }) => api.GetSignInMethods({ signal }) });

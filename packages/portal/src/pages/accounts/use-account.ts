import type { Account } from '@selfsame/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';

/** Key under which one user is cached. */
export const accountKey = (accountNumber: string) => ['accounts', 'one', accountNumber] as const;

/** One user; null when there is none under the number. */
export const useAccount = (accountNumber: string) =>
  useQuery({
    queryKey: accountKey(accountNumber),
    queryFn: ({ signal }) => api.GetAccount({ params: { AccountNumber: accountNumber }, signal }),
  });

/** Reads the user from the server now, whatever is cached; null when there is none any more. */
export function useFreshAccount(accountNumber: string): () => Promise<Account | null> {
  const client = useQueryClient();
  const queryKey = accountKey(accountNumber);
  return async () => {
    await client.cancelQueries({ queryKey });
    const account = await api.GetAccount({ params: { AccountNumber: accountNumber } });
    client.setQueryData(queryKey, account);
    return account;
  };
}

/** After a change everything that shows the user is read again. */
export function useRefreshAccount(accountNumber: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['accounts'] }),
      client.invalidateQueries({ queryKey: ['credential', accountNumber] }),
      client.invalidateQueries({ queryKey: ['audit'] }),
      client.invalidateQueries({ queryKey: ['transactions'] }),
    ]);
}

/** Enables or disables: shown at once, taken back when the server refuses. */
export function useEnableAccount(accountNumber: string) {
  const client = useQueryClient();
  const key = accountKey(accountNumber);
  const refresh = useRefreshAccount(accountNumber);
  return useMutation({
    mutationFn: ({ enabled, reason }: { enabled: boolean; reason: string }) =>
      api.EnableAccount({ params: { AccountNumber: accountNumber }, query: { enabled, reason } }),
    onMutate: async ({ enabled, reason }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Account>(key);
      if (before)
        client.setQueryData(key, { ...before, Enabled: enabled, DisableReason: enabled ? '' : reason });
      return { before };
    },
    onError: (_error, _change, context) => client.setQueryData(key, context?.before),
    onSuccess: (saved) => {
      client.setQueryData(key, saved);
      return refresh();
    },
  });
}

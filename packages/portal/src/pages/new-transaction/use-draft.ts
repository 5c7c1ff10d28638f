import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../api/api.ts';
import { type Draft, possibleProduct } from './draft.ts';

/** What the form begins with, from the tenant's settings and the address. */
export function useDefaults() {
  const [params] = useSearchParams();
  const number = params.get('account') ?? '';
  const settings = useQuery({
    queryKey: ['settings', 'portal'],
    queryFn: ({ signal }) => api.GetPortalSettings({ signal }),
    staleTime: 60_000,
  });
  const account = useQuery({
    queryKey: ['accounts', 'one', number],
    queryFn: async ({ signal }) => {
      const { Items } = await api.GetAccounts({ query: { search: number, size: 20 }, signal });
      return Items.find(({ AccountNumber }) => AccountNumber === number) ?? null;
    },
    enabled: number !== '',
  });
  const isReady =
    (settings.data || settings.error) && (number === '' || account.data !== undefined || account.error);
  return {
    isReady: Boolean(isReady),
    settings: settings.data,
    account: account.data ?? null,
    product: params.get('product'),
  };
}

/** The form's state; a change of whom it is about keeps the product possible and brings the addresses along. */
export function useDraft(initial: Draft) {
  const [draft, setDraft] = useState({ ...initial, product: possibleProduct(initial) });
  const change = (changes: Partial<Draft>) =>
    setDraft((before) => {
      const after = { ...before, ...changes };
      if (changes.account)
        Object.assign(after, {
          email: changes.account.Email ?? after.email,
          phone: changes.account.PhoneNumber ?? after.phone,
        });
      return { ...after, product: possibleProduct(after) };
    });
  return [draft, change] as const;
}

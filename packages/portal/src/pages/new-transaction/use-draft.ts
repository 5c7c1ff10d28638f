import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../api/api.ts';
import type { PasskeyFacts } from './credential.ts';
import type { Draft } from './draft.ts';

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

/** The form's state, as it was wanted; a change of whom it is about brings the addresses along. */
export function useDraft(initial: Draft) {
  const [draft, setDraft] = useState(initial);
  const change = (changes: Partial<Draft>) =>
    setDraft((before) => {
      const after = { ...before, ...changes };
      if (changes.account)
        Object.assign(after, {
          email: changes.account.Email ?? after.email,
          phone: changes.account.PhoneNumber ?? after.phone,
        });
      return after;
    });
  return [draft, change] as const;
}

/** What is known of the passkeys that the form could ask for. */
export function usePasskeyFacts({ who, account }: Draft): PasskeyFacts {
  const number = who === 'existing' ? account?.AccountNumber : undefined;
  const status = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.GetStatus({ signal }),
    staleTime: 60_000,
  });
  const passkeys = useQuery({
    queryKey: ['passkeys', number],
    queryFn: ({ signal }) =>
      api.GetAccountFido2Credentials({ params: { AccountNumber: number ?? '' }, signal }),
    enabled: number !== undefined,
  });
  return {
    available: status.data?.Passkeys.Available ?? null,
    count: number === undefined ? null : (passkeys.data?.length ?? null),
  };
}

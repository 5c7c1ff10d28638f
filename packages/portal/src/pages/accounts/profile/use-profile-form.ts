import type { Account } from '@selfsame/contract';
import { api } from '../../../api/api.ts';
import { useNotify } from '../../../parts/notify.tsx';
import { useVersionedForm, type VersionedForm } from '../../../parts/versioned-form/use-versioned-form.ts';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';
import { accountKey, useRefreshAccount } from '../use-account.ts';
import { changedFields, type Profile, profileOf } from './profile.ts';

/** A form for the texts of a user. Only what was changed is sent. @param onSaved called when it is stored */
export function useProfileForm(account: Account, onSaved: () => void): VersionedForm<Account, Profile> {
  const { profile: words, create } = useTexts(accountTexts);
  const notify = useNotify();
  const { AccountNumber } = account;
  const refresh = useRefreshAccount(AccountNumber);
  const params = { AccountNumber };
  return useVersionedForm(account, {
    queryKey: accountKey(AccountNumber),
    read: () => api.GetAccount({ params }),
    valuesOf: profileOf,
    write: (values, base) =>
      api.UpdateAccount({
        params,
        body: { ...changedFields(profileOf(base), values), Version: base.Version },
      }),
    // Not the version: only the server gives that.
    expect: (values, base) => ({ ...base, ...changedFields(profileOf(base), values) }),
    validate: ({ DisplayName }) => (DisplayName.trim() === '' ? { DisplayName: create.needed } : {}),
    onSaved: () => {
      onSaved();
      notify.done(words.saved);
      void refresh();
    },
  });
}

import type { Account } from '@selfsame/contract';
import { CopyValue } from '../../../parts/copy-value.tsx';
import { DefinitionList } from '../../../parts/definition-list.tsx';
import { Instant } from '../../../parts/instant.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';

/** The profile, to be read. */
export function ProfileValues({ account }: { account: Account }) {
  const { profile } = useTexts(accountTexts);
  const confirmed = (is: boolean) => `(${is ? profile.verified : profile.notVerified})`;
  return (
    <DefinitionList
      items={[
        { name: profile.displayName, value: account.DisplayName },
        { name: profile.customDisplayName, value: account.CustomDisplayName },
        {
          name: profile.email,
          value: account.Email && `${account.Email} ${confirmed(account.EmailVerified)}`,
        },
        {
          name: profile.phone,
          value: account.PhoneNumber && `${account.PhoneNumber} ${confirmed(account.PhoneNumberVerified)}`,
        },
        { name: profile.description, value: account.Description },
        { name: profile.created, value: <Instant at={account.CreatedDate} /> },
        { name: profile.modified, value: <Instant at={account.ModifiedDate} /> },
        { name: profile.uin, value: <CopyValue value={account.UIN} name={profile.uin} /> },
      ]}
    />
  );
}

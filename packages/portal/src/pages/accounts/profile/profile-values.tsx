import type { Account } from '@selfsame/contract';
import { CopyValue } from '../../../parts/copy-value.tsx';
import { DefinitionList } from '../../../parts/definition-list.tsx';
import { Instant } from '../../../parts/instant.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';
import { type ProfileField, profileFields } from './profile-fields.ts';

/** The profile, to be read. */
export function ProfileValues({ account }: { account: Account }) {
  const { profile } = useTexts(accountTexts);
  const confirmed = (is: boolean) => `(${is ? profile.verified : profile.notVerified})`;
  const shown = ({ name, isConfirmed }: ProfileField) =>
    account[name] && isConfirmed ? `${account[name]} ${confirmed(isConfirmed(account))}` : account[name];
  return (
    <DefinitionList
      items={[
        ...profileFields.map((field: ProfileField) => ({
          name: profile.fields[field.name],
          value: shown(field),
        })),
        { name: profile.created, value: <Instant at={account.CreatedDate} /> },
        { name: profile.modified, value: <Instant at={account.ModifiedDate} /> },
        { name: profile.uin, value: <CopyValue value={account.UIN} name={profile.uin} /> },
      ]}
    />
  );
}

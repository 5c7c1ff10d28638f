import type { Account } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { accountKey } from './use-account.ts';

/** Deletes the account for good, after its number was typed. */
export default function DeleteAccount({
  account,
  onClose,
  onDeleted,
}: {
  account: Account;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const { remove: words } = useTexts(accountTexts);
  const client = useQueryClient();
  const { AccountNumber, DisplayName } = account;
  return (
    <ConfirmDestruction
      opened
      onClose={onClose}
      title={words.title(DisplayName)}
      destroys={words.destroys(AccountNumber)}
      action={words.action}
      phrase={AccountNumber}
      onConfirm={async () => {
        await api.DeleteAccount({ params: { AccountNumber } });
        onDeleted();
        client.removeQueries({ queryKey: accountKey(AccountNumber) });
        await client.invalidateQueries({ queryKey: ['accounts', 'list'] });
      }}
    >
      {words.stays}
    </ConfirmDestruction>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useSession } from '../session.tsx';
import { sandboxTexts } from './sandbox-texts.ts';

/** Empties the sandbox once its customer number was typed. */
export function ResetSandbox({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const texts = useTexts(sandboxTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const { CustomerNumber } = useSession();
  return (
    <ConfirmDestruction
      opened={opened}
      onClose={onClose}
      title={texts.resetTitle(CustomerNumber)}
      destroys={[texts.resetsAccounts, texts.resetsTransactions, texts.resetsClock]}
      action={texts.resetAction}
      phrase={CustomerNumber}
      onConfirm={async () => {
        const { Accounts, Sessions } = await api.ResetSandbox();
        await client.invalidateQueries();
        notify.done(texts.resetDone(Accounts, Sessions));
      }}
    >
      {texts.resetStays}
    </ConfirmDestruction>
  );
}

import { Button, Modal } from '@mantine/core';
import type { Account } from '@selfsame/contract';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNotify } from '../../../parts/notify.tsx';
import { useOnAsked } from '../../../parts/use-asked.ts';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';
import { useEnableAccount, useFreshAccount } from '../use-account.ts';
import { type StatusAct, statusActOf, stillAsked } from './status-act.ts';
import { StatusQuestion } from './status-question.tsx';

/** Changes the status and says so. Only disabling has a way back: failures that enabling forgot are gone. */
function useStatusChange({ AccountNumber }: Account) {
  const { status: words } = useTexts(accountTexts);
  const notify = useNotify();
  const enable = useEnableAccount(AccountNumber);
  const change = (act: StatusAct, reason: string) => {
    const enabled = act === 'enable';
    const undo = () => enable.mutateAsync({ enabled: true, reason: '' });
    enable.mutate(
      { enabled, reason },
      {
        onSuccess: () => (enabled ? notify.done(words.done.enable) : notify.done(words.done.disable, undo)),
        onError: notify.failed,
      },
    );
  };
  return { change, isPending: enable.isPending };
}

/** What is asked about the status: by the button, or since the palette led here for it. */
function useQuestion(account: Account) {
  const { Enabled, AccountNumber } = account;
  const [asked, setAsked] = useState<StatusAct | null>(null);
  const notify = useNotify();
  const readFresh = useFreshAccount(AccountNumber);
  useOnAsked(['enable', 'disable'], (wanted) => {
    // The palette and this page may both show what was true a while ago.
    readFresh().then((fresh) => setAsked(stillAsked(wanted, fresh)), notify.failed);
  });
  // What somebody else has done meanwhile is not asked, and does not come back when it is undone.
  useEffect(() => setAsked((before) => stillAsked(before, { Enabled })), [Enabled]);
  return [stillAsked(asked, account), setAsked] as const;
}

/** Asks before a user is disabled or enabled, and does it. */
export function StatusAction({ account }: { account: Account }) {
  const { status: words } = useTexts(accountTexts);
  const [asked, setAsked] = useQuestion(account);
  const { change, isPending } = useStatusChange(account);
  const next = statusActOf(account);
  // What was asked last stays readable while the dialog closes.
  const [last, setLast] = useState(next);
  if (asked && asked !== last) setLast(asked);
  const close = () => setAsked(null);
  const Drawing = next === 'disable' ? IconCircleMinus : IconCircleCheck;
  return (
    <>
      <Button
        variant="default"
        loading={isPending}
        leftSection={<Drawing size={16} aria-hidden />}
        onClick={() => setAsked(next)}
      >
        {words[next]}
      </Button>
      <Modal opened={asked !== null} onClose={close} title={words.titles[last](account.DisplayName)} centered>
        <StatusQuestion
          act={last}
          onClose={close}
          onConfirm={(reason) => {
            close();
            change(last, reason);
          }}
        />
      </Modal>
    </>
  );
}

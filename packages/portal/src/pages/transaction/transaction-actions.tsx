import { Button } from '@mantine/core';
import { Status, type TransactionDetails, TransportType } from '@selfsame/contract';
import { IconCircleX, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { transactionTexts } from '../transactions/transaction-texts.ts';
import { detailTexts } from './detail-texts.ts';

const cancel = ({ Id, Type }: TransactionDetails): Promise<unknown> =>
  Type === 'verification'
    ? api.CancelTransaction({ params: { TransactionId: Id } })
    : api.CancelOperation({ params: { OperationId: Id } });

const resend = ({ Id, Type }: TransactionDetails): Promise<unknown> =>
  Type === 'verification'
    ? api.ResendTransaction({ params: { TransactionId: Id } })
    : api.ResendOperation({ params: { OperationId: Id } });

/** What can be done with a pending transaction. */
export function TransactionActions({ details }: { details: TransactionDetails }) {
  const words = useTexts(transactionTexts);
  const { actions } = useTexts(detailTexts);
  const mayBegin = useMay(['Transaction Manager']);
  const client = useQueryClient();
  const notify = useNotify();
  const [isAsking, setAsking] = useState(false);
  const read = () => client.invalidateQueries({ queryKey: ['transactions'] });
  const sending = useMutation({
    mutationFn: () => resend(details),
    onSuccess: () => notify.done(actions.resent),
    onError: notify.failed,
    onSettled: read,
  });
  if (!mayBegin || details.Status !== Status.Pending) return null;
  const what = [words.types[details.Type], details.AccountNumber].filter(Boolean).join(', ');
  return (
    <>
      {details.TransportType !== TransportType.Inline && (
        <Button
          variant="default"
          leftSection={<IconSend size={16} aria-hidden />}
          loading={sending.isPending}
          onClick={() => sending.mutate()}
        >
          {actions.resend}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconCircleX size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {actions.cancel}
      </Button>
      <ConfirmDestruction
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={actions.cancelTitle(what)}
        destroys={actions.cancelDestroys}
        action={actions.cancel}
        onConfirm={async () => {
          await cancel(details);
          notify.done(actions.canceled);
          await read();
        }}
      />
    </>
  );
}

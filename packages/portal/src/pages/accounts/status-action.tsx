import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type Account, limits } from '@selfsame/contract';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { useEnableAccount } from './use-account.ts';

/** Enables at once; disables with a reason. Both can be undone. */
export const StatusAction = ({ account }: { account: Account }) => {
  const texts = useTexts(accountTexts);
  const notify = useNotify();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const enable = useEnableAccount(account.AccountNumber);
  const { Enabled, DisableReason, DisplayName } = account;
  const change = (enabled: boolean, why: string) => {
    setAsking(false);
    enable.mutate(
      { enabled, reason: why },
      {
        onSuccess: () =>
          notify.done(enabled ? texts.status.enabled : texts.status.disabled, () =>
            enable.mutateAsync({ enabled: !enabled, reason: enabled ? DisableReason : '' }),
          ),
        onError: notify.failed,
      },
    );
  };
  return (
    <>
      <Button
        variant="default"
        loading={enable.isPending}
        leftSection={
          Enabled ? <IconCircleMinus size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />
        }
        onClick={() => {
          setReason('');
          if (Enabled) setAsking(true);
          else change(true, '');
        }}
      >
        {Enabled ? texts.status.disable : texts.status.enable}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={texts.status.disableTitle(DisplayName)}
        centered
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change(false, reason.trim());
          }}
        >
          <Stack>
            <Text size="sm">{texts.status.disableText}</Text>
            <Textarea
              label={texts.status.reason}
              description={texts.status.reasonHint}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={limits.reason}
              rows={2}
              data-autofocus
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setAsking(false)}>
                {texts.cancel}
              </Button>
              <Button type="submit" color="red.8">
                {texts.status.disable}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
};

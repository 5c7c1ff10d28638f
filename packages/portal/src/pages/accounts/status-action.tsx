import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type Account, limits } from '@selfsame/contract';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNotify } from '../../parts/notify.tsx';
import { useAsked } from '../../parts/use-asked.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { useEnableAccount } from './use-account.ts';

/** Changes the status and says so, with a way back. */
function useStatusChange({ AccountNumber, DisableReason }: Account) {
  const { status: words } = useTexts(accountTexts);
  const notify = useNotify();
  const enable = useEnableAccount(AccountNumber);
  const change = (enabled: boolean, reason: string) =>
    enable.mutate(
      { enabled, reason },
      {
        onSuccess: () =>
          notify.done(enabled ? words.enabled : words.disabled, () =>
            enable.mutateAsync({ enabled: !enabled, reason: enabled ? DisableReason : '' }),
          ),
        onError: notify.failed,
      },
    );
  return { change, isPending: enable.isPending };
}

/** Enables at once; disables with a reason. Both can be undone. */
export function StatusAction({ account }: { account: Account }) {
  const { status: words } = useTexts(accountTexts);
  const [isAsked, setAsked] = useAsked('status');
  const { change, isPending } = useStatusChange(account);
  const { Enabled, DisplayName } = account;
  // Enabling is taken back by the same button, so it asks nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is asked for
  useEffect(() => {
    if (!isAsked || Enabled) return;
    setAsked(false);
    change(true, '');
  }, [isAsked]);
  const close = () => setAsked(false);
  return (
    <>
      <Button
        variant="default"
        loading={isPending}
        leftSection={
          Enabled ? <IconCircleMinus size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />
        }
        onClick={() => (Enabled ? setAsked(true) : change(true, ''))}
      >
        {Enabled ? words.disable : words.enable}
      </Button>
      <Modal opened={isAsked && Enabled} onClose={close} title={words.disableTitle(DisplayName)} centered>
        <DisableForm
          onClose={close}
          onDisable={(reason) => {
            close();
            change(false, reason);
          }}
        />
      </Modal>
    </>
  );
}

function DisableForm({ onDisable, onClose }: { onDisable: (reason: string) => void; onClose: () => void }) {
  const texts = useTexts(accountTexts);
  const { status: words } = texts;
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDisable(reason.trim());
      }}
    >
      <Stack>
        <Text size="sm">{words.disableText}</Text>
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={limits.reason}
          rows={2}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" color="red.8">
            {words.disable}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

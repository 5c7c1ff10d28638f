import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import type { KeyAction } from './key-columns.tsx';
import { keyName } from './key-state.ts';
import { useEnableKey } from './use-enable-key.ts';

function DisableForm({ action, onClose }: { action: KeyAction; onClose: () => void }) {
  const texts = useTexts(apiKeyTexts);
  const { disableDialog: words } = texts;
  const notify = useNotify();
  const enable = useEnableKey();
  const [reason, setReason] = useState('');
  const disable = () => {
    onClose();
    enable.mutate(
      { key: action.key, enabled: false, reason: reason.trim() },
      {
        onSuccess: () =>
          notify.done(texts.disabled(keyName(action.key)), () =>
            enable.mutateAsync({ key: action.key, enabled: true, reason: '' }),
          ),
        onError: notify.failed,
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        disable();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{words.text}</Text>
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={limits.reason}
          autosize
          minRows={2}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit">{words.action}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks before a key is disabled, its refresh tokens are revoked, or it is deleted. */
export function KeyDialogs({ action, onClose }: { action: KeyAction | null; onClose: () => void }) {
  const texts = useTexts(apiKeyTexts);
  const notify = useNotify();
  const client = useQueryClient();
  // What was asked last stays readable while the dialog closes.
  const [last, setLast] = useState(action);
  if (action && action !== last) setLast(action);
  const name = last ? keyName(last.key) : '';
  const params = { externalId: last?.key.ExternalId ?? '' };
  return (
    <>
      <Dialog
        opened={action?.kind === 'disable'}
        onClose={onClose}
        title={texts.disableDialog.title(name)}
        centered
        size="lg"
      >
        {last?.kind === 'disable' && <DisableForm action={last} onClose={onClose} />}
      </Dialog>
      <ConfirmDestruction
        opened={action?.kind === 'revoke'}
        onClose={onClose}
        title={texts.revokeDialog.title(name)}
        destroys={texts.revokeDialog.destroys}
        action={texts.revokeDialog.action}
        onConfirm={async () => {
          await api.RevokeRefreshTokens({ params });
          notify.done(texts.revoked(name));
        }}
      >
        {texts.revokeDialog.stays}
      </ConfirmDestruction>
      <ConfirmDestruction
        opened={action?.kind === 'delete'}
        onClose={onClose}
        title={texts.deleteDialog.title(name)}
        destroys={texts.deleteDialog.destroys}
        action={texts.deleteDialog.action}
        onConfirm={async () => {
          await api.DeleteApiKey({ params });
          await client.invalidateQueries({ queryKey: ['apiKeys'] });
          notify.done(texts.removed(name));
        }}
      >
        {texts.deleteDialog.stays}
      </ConfirmDestruction>
    </>
  );
}

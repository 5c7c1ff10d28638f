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
import type { KeyDeed } from './key-columns.tsx';
import { keyName } from './key-state.ts';
import { useEnableKey } from './use-enable-key.ts';

const DisableForm = ({ deed, onClose }: { deed: KeyDeed; onClose: () => void }) => {
  const texts = useTexts(apiKeyTexts);
  const { disableDialog: words } = texts;
  const notify = useNotify();
  const enable = useEnableKey();
  const [reason, setReason] = useState('');
  const disable = () => {
    onClose();
    enable.mutate(
      { key: deed.key, enabled: false, reason: reason.trim() },
      {
        onSuccess: () =>
          notify.done(texts.disabled(keyName(deed.key)), () =>
            enable.mutateAsync({ key: deed.key, enabled: true, reason: '' }),
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
};

/** Asks before a key is disabled, its refresh tokens are revoked, or it is deleted. */
export const KeyDialogs = ({ deed, onClose }: { deed: KeyDeed | null; onClose: () => void }) => {
  const texts = useTexts(apiKeyTexts);
  const notify = useNotify();
  const client = useQueryClient();
  // What was asked last stays readable while the dialog closes.
  const [last, setLast] = useState(deed);
  if (deed && deed !== last) setLast(deed);
  const name = last ? keyName(last.key) : '';
  const params = { externalId: last?.key.ExternalId ?? '' };
  return (
    <>
      <Dialog
        opened={deed?.kind === 'disable'}
        onClose={onClose}
        title={texts.disableDialog.title(name)}
        centered
        size="lg"
      >
        {last?.kind === 'disable' && <DisableForm deed={last} onClose={onClose} />}
      </Dialog>
      <ConfirmDestruction
        opened={deed?.kind === 'revoke'}
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
        opened={deed?.kind === 'delete'}
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
};

import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { limits, type Passkey } from '@selfsame/contract';
import { IconFingerprint, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { makePasskey } from '../sign-in/passkey.ts';
import { SignInError } from '../sign-in/sign-in-error.tsx';
import type { Confirmed } from '../sign-in/use-confirmed.tsx';
import { profileTexts } from './profile-texts.ts';
import { signInMethodsKey, useSignInMethods } from './use-sign-in-methods.ts';

/** Passkeys: add, rename, delete; the last way in stays. */
export const PasskeySection = ({ confirmed }: Pick<Confirmed, 'confirmed'>) => {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const methods = useSignInMethods();
  const [renamed, setRenamed] = useState<Passkey | null>(null);
  const [deleted, setDeleted] = useState<Passkey | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: signInMethodsKey });
  const add = useMutation({
    mutationFn: async () => {
      const ceremony = await confirmed(() => api.BeginPasskey());
      return api.AddPasskey({ body: { ...(await makePasskey(ceremony)), Name: null } });
    },
    onSuccess: async (passkey) => {
      await refresh();
      notify.done(texts.passkeyAdded);
      setRenamed(passkey);
    },
  });
  const passkeys = methods.data?.Passkeys ?? [];
  const isLast = passkeys.length === 1 && methods.data?.HasPassword === false;
  return (
    <Section
      title={texts.passkeys}
      lead={texts.passkeysLead}
      actions={
        <Button
          leftSection={<IconFingerprint size={16} aria-hidden />}
          loading={add.isPending}
          disabled={passkeys.length >= limits.portal.passkeys}
          onClick={() => add.mutate()}
        >
          {texts.addPasskey}
        </Button>
      }
    >
      <Stack>
        <ErrorNote error={methods.error} onRetry={() => void methods.refetch()} />
        <SignInError error={add.error} />
        {methods.data && passkeys.length === 0 && <Text c="dimmed">{texts.noPasskeys}</Text>}
        {passkeys.map((passkey) => (
          <Group key={passkey.Id} justify="space-between" wrap="wrap">
            <div>
              <Text fw={600}>{passkey.Name}</Text>
              <Text size="sm" c="dimmed" component="div">
                {texts.added} <Instant at={passkey.CreatedDate} as="date" /> · {texts.lastUsed}{' '}
                <Instant at={passkey.LastUsedDate} as="relative" />
                {passkey.Synced && ` · ${texts.synced}`}
              </Text>
            </div>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPencil size={14} aria-hidden />}
                aria-label={texts.renameOf(passkey.Name)}
                onClick={() => setRenamed(passkey)}
              >
                {texts.rename}
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconTrash size={14} aria-hidden />}
                aria-label={texts.deleteOf(passkey.Name)}
                disabled={isLast}
                onClick={() => setDeleted(passkey)}
              >
                {texts.delete}
              </Button>
            </Group>
          </Group>
        ))}
        {isLast && (
          <Text size="sm" c="dimmed">
            {texts.lastWay}
          </Text>
        )}
      </Stack>
      {renamed && <RenameDialog passkey={renamed} onClose={() => setRenamed(null)} onDone={refresh} />}
      <ConfirmDestruction
        opened={deleted !== null}
        onClose={() => setDeleted(null)}
        title={texts.deletePasskeyTitle(deleted?.Name ?? '')}
        destroys={[texts.deletePasskeyText]}
        action={texts.deletePasskey}
        onConfirm={async () => {
          await confirmed(() => api.DeletePasskey({ params: { passkeyId: deleted!.Id } }));
          await refresh();
          notify.done(texts.passkeyDeleted);
        }}
      />
    </Section>
  );
};

const RenameDialog = ({
  passkey,
  onClose,
  onDone,
}: {
  passkey: Passkey;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) => {
  const texts = useTexts(profileTexts);
  const [name, setName] = useState(passkey.Name);
  const rename = useMutation({
    mutationFn: () => api.RenamePasskey({ params: { passkeyId: passkey.Id }, body: { Name: name.trim() } }),
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={texts.renameTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={texts.passkeyName}
            description={texts.passkeyNameHint}
            required
            maxLength={limits.portal.passkeyName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <ErrorNote error={rename.error} />
          <Group justify="flex-end">
            <Button type="submit" disabled={name.trim() === ''} loading={rename.isPending}>
              {texts.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};

import { Button, Group, Stack, Text } from '@mantine/core';
import { limits, type Passkey } from '@selfsame/contract';
import { IconFingerprint, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { RenameDialog } from '../../parts/rename-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { SignInError } from '../sign-in/sign-in-error.tsx';
import { useMakePasskey } from '../sign-in/use-make-passkey.ts';
import { profileTexts } from './profile-texts.ts';
import { useRefreshMethods, useSignInMethods } from './use-sign-in-methods.ts';

/** Passkeys: add, rename, delete; the last way in stays. */
export function PasskeySection() {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const methods = useSignInMethods();
  const refresh = useRefreshMethods();
  const [renamed, setRenamed] = useState<Passkey | null>(null);
  const [deleted, setDeleted] = useState<Passkey | null>(null);
  const add = useMakePasskey({
    begin: () => api.BeginPasskey(),
    keep: (passkey) => api.AddPasskey({ body: { ...passkey, Name: null } }),
    onKept: async (passkey) => {
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
          <PasskeyRow
            key={passkey.Id}
            passkey={passkey}
            isLast={isLast}
            onRename={() => setRenamed(passkey)}
            onDelete={() => setDeleted(passkey)}
          />
        ))}
        {isLast && (
          <Text size="sm" c="dimmed">
            {texts.lastWay}
          </Text>
        )}
      </Stack>
      {renamed && <RenamePasskey passkey={renamed} onClose={() => setRenamed(null)} />}
      <DeleteDialog passkey={deleted} onClose={() => setDeleted(null)} />
    </Section>
  );
}

interface PasskeyRowProps {
  passkey: Passkey;
  /** The last way in can't be deleted. */
  isLast: boolean;
  onRename: () => void;
  onDelete: () => void;
}

function PasskeyRow({ passkey, isLast, onRename, onDelete }: PasskeyRowProps) {
  const texts = useTexts(profileTexts);
  return (
    <Group justify="space-between" wrap="wrap">
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
          onClick={onRename}
        >
          {texts.rename}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden />}
          aria-label={texts.deleteOf(passkey.Name)}
          disabled={isLast}
          onClick={onDelete}
        >
          {texts.delete}
        </Button>
      </Group>
    </Group>
  );
}

interface DialogProps<P> {
  passkey: P;
  onClose: () => void;
}

function DeleteDialog({ passkey, onClose }: DialogProps<Passkey | null>) {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const refresh = useRefreshMethods();
  return (
    <ConfirmDestruction
      opened={passkey !== null}
      onClose={onClose}
      title={texts.deletePasskeyTitle(passkey?.Name ?? '')}
      destroys={[texts.deletePasskeyText]}
      action={texts.deletePasskey}
      onConfirm={async () => {
        await api.DeletePasskey({ params: { passkeyId: passkey!.Id } });
        await refresh();
        notify.done(texts.passkeyDeleted);
      }}
    />
  );
}

function RenamePasskey({ passkey, onClose }: DialogProps<Passkey>) {
  const texts = useTexts(profileTexts);
  const refresh = useRefreshMethods();
  return (
    <RenameDialog
      title={texts.renameTitle}
      label={texts.passkeyName}
      hint={texts.passkeyNameHint}
      name={passkey.Name}
      maxLength={limits.portal.passkeyName}
      action={texts.save}
      onRename={async (Name) => {
        await api.RenamePasskey({ params: { passkeyId: passkey.Id }, body: { Name } });
        await refresh();
      }}
      onClose={onClose}
    />
  );
}

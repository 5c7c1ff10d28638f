import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { type Account, type Fido2Credential, limits } from '@selfsame/contract';
import { IconFingerprint, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/api.ts';
import { ConfirmDestruction } from '../../../parts/confirm-destruction.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { Instant } from '../../../parts/instant.tsx';
import { useNotify } from '../../../parts/notify.tsx';
import { RenameDialog } from '../../../parts/rename-dialog.tsx';
import { Section } from '../../../parts/section.tsx';
import { useMay } from '../../../shell/session.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';

const passkeysKey = (accountNumber: string) => ['passkeys', accountNumber] as const;

/** The devices that a user confirms with: described and deleted here, made by the user alone. */
export function PasskeySection({ account }: { account: Account }) {
  const { passkeys: words } = useTexts(accountTexts);
  const { AccountNumber } = account;
  const [renamed, setRenamed] = useState<Fido2Credential | null>(null);
  const [deleted, setDeleted] = useState<Fido2Credential | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: passkeysKey(AccountNumber),
    queryFn: ({ signal }) => api.GetAccountFido2Credentials({ params: { AccountNumber }, signal }),
  });
  return (
    <Section title={words.title} lead={words.lead}>
      {isPending && <Skeleton height={60} />}
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={IconFingerprint} title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      <Stack>
        {data?.map((passkey) => (
          <PasskeyRow
            key={passkey.Id}
            passkey={passkey}
            onRename={() => setRenamed(passkey)}
            onDelete={() => setDeleted(passkey)}
          />
        ))}
      </Stack>
      {renamed && <Rename account={account} passkey={renamed} onClose={() => setRenamed(null)} />}
      <Delete account={account} passkey={deleted} onClose={() => setDeleted(null)} />
    </Section>
  );
}

interface PasskeyRowProps {
  passkey: Fido2Credential;
  onRename: () => void;
  onDelete: () => void;
}

function PasskeyRow({ passkey, onRename, onDelete }: PasskeyRowProps) {
  const { passkeys: words } = useTexts(accountTexts);
  const mayChange = useMay(['Account Manager']);
  const { Description, CreatedDate, LastUsedDate, IsDeviceBound } = passkey;
  return (
    <Group justify="space-between" wrap="wrap">
      <div>
        <Text fw={600}>{Description}</Text>
        <Text size="sm" c="dimmed" component="div">
          {words.added} <Instant at={CreatedDate} as="date" /> · {words.lastUsed}{' '}
          {LastUsedDate === null ? words.never : <Instant at={LastUsedDate} as="relative" />} ·{' '}
          {IsDeviceBound ? words.deviceBound : words.synced}
        </Text>
      </div>
      {mayChange && (
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            aria-label={words.renameOf(Description)}
            onClick={onRename}
          >
            {words.rename}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={14} aria-hidden />}
            aria-label={words.deleteOf(Description)}
            onClick={onDelete}
          >
            {words.remove}
          </Button>
        </Group>
      )}
    </Group>
  );
}

interface DialogProps<P> {
  account: Account;
  passkey: P;
  onClose: () => void;
}

/** After a change the passkeys and what the audit log says of them are read again. */
function useRefreshPasskeys(accountNumber: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: passkeysKey(accountNumber) }),
      client.invalidateQueries({ queryKey: ['audit'] }),
    ]);
}

function Rename({ account: { AccountNumber }, passkey, onClose }: DialogProps<Fido2Credential>) {
  const { passkeys: words } = useTexts(accountTexts);
  const refresh = useRefreshPasskeys(AccountNumber);
  return (
    <RenameDialog
      title={words.renameTitle}
      label={words.name}
      hint={words.nameHint}
      name={passkey.Description}
      maxLength={limits.passkeys.description}
      action={words.save}
      onRename={async (Description) => {
        const params = { AccountNumber, CredentialId: passkey.Id };
        await api.UpdateAccountFido2Credential({ params, body: { Description } });
        await refresh();
      }}
      onClose={onClose}
    />
  );
}

function Delete({ account: { AccountNumber }, passkey, onClose }: DialogProps<Fido2Credential | null>) {
  const { passkeys: words } = useTexts(accountTexts);
  const notify = useNotify();
  const refresh = useRefreshPasskeys(AccountNumber);
  return (
    <ConfirmDestruction
      opened={passkey !== null}
      onClose={onClose}
      title={words.removeTitle(passkey?.Description ?? '')}
      destroys={[words.removes]}
      action={words.removeAction}
      onConfirm={async () => {
        await api.DeleteAccountFido2Credential({ params: { AccountNumber, CredentialId: passkey!.Id } });
        await refresh();
        notify.done(words.removed);
      }}
    />
  );
}

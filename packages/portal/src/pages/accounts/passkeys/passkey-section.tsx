import { Button, Skeleton, Stack } from '@mantine/core';
import { type Account, type Fido2Credential, limits } from '@selfsame/contract';
import { IconFingerprint, IconSend } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../api/api.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { Section } from '../../../parts/layout/section.tsx';
import { type ListedPasskey, PasskeyList } from '../../../parts/passkeys/passkey-list.tsx';
import { useMay } from '../../../shell/session.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';
import { KnownBrowserSection, knownBrowsersKey } from './known-browser-section.tsx';

const passkeysKey = (accountNumber: string) => ['passkeys', accountNumber] as const;

const listed = (passkey: Fido2Credential): ListedPasskey => ({
  id: passkey.Id,
  name: passkey.Description,
  createdAt: passkey.CreatedDate,
  lastUsedAt: passkey.LastUsedDate,
  kept: passkey.IsDeviceBound ? 'oneDevice' : passkey.IsSynced ? 'several' : 'maybeSeveral',
});

/** How the passkeys of a user are changed; they and what the audit log says of them are read again afterwards. */
function useChanges(AccountNumber: string) {
  const { passkeys: words } = useTexts(accountTexts);
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: passkeysKey(AccountNumber) }),
      // With a passkey that is deleted the browsers are forgotten that have shown it.
      client.invalidateQueries({ queryKey: knownBrowsersKey(AccountNumber) }),
      client.invalidateQueries({ queryKey: ['audit'] }),
    ]);
  return {
    maxNameLength: limits.passkeys.description,
    removes: words.removes,
    rename: async (CredentialId: string, Description: string) => {
      await api.UpdateAccountFido2Credential({
        params: { AccountNumber, CredentialId },
        body: { Description },
      });
      await refresh();
    },
    remove: async (CredentialId: string) => {
      await api.DeleteAccountFido2Credential({ params: { AccountNumber, CredentialId } });
      await refresh();
    },
  };
}

/** What a user confirms with beside the face: devices, and browsers that have shown one. */
function PasskeySections({ account }: { account: Account }) {
  return (
    <Stack>
      <PasskeySection account={account} />
      <KnownBrowserSection accountNumber={account.AccountNumber} />
    </Stack>
  );
}
export default PasskeySections;

/** The devices that a user confirms with: described and deleted here, made by the user alone, by a link. */
function PasskeySection({ account: { AccountNumber, Enabled } }: { account: Account }) {
  const { passkeys: words } = useTexts(accountTexts);
  const mayChange = useMay(['Account Manager']);
  const mayBegin = useMay(['Transaction Manager']);
  const [namedId, setNamedId] = useState<string | null>(null);
  const changes = useChanges(AccountNumber);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: passkeysKey(AccountNumber),
    queryFn: ({ signal }) => api.GetAccountFido2Credentials({ params: { AccountNumber }, signal }),
  });
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        mayBegin &&
        Enabled && (
          <Button
            component={Link}
            to={`/new-transaction?account=${encodeURIComponent(AccountNumber)}&product=passkey`}
            size="xs"
            leftSection={<IconSend size={15} aria-hidden />}
          >
            {words.enrol}
          </Button>
        )
      }
    >
      {isPending && <Skeleton height={60} />}
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState isSmall icon={IconFingerprint} title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      <PasskeyList
        passkeys={(data ?? []).map(listed)}
        changes={mayChange ? changes : undefined}
        namedId={namedId}
        onName={setNamedId}
      />
    </Section>
  );
}

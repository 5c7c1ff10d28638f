import { Button, Stack, Text } from '@mantine/core';
import { limits, type Passkey } from '@selfsame/contract';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { type ListedPasskey, PasskeyList } from '../../parts/passkeys/passkey-list.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { SignInError } from '../sign-in/sign-in-error.tsx';
import { useMakePasskey } from '../sign-in/use-make-passkey.ts';
import { profileTexts } from './profile-texts.ts';
import { useRefreshMethods, useSignInMethods } from './use-sign-in-methods.ts';

const listed = (passkey: Passkey): ListedPasskey => ({
  id: passkey.Id,
  name: passkey.Name,
  createdAt: passkey.CreatedDate,
  lastUsedAt: passkey.LastUsedDate,
  kept: passkey.Synced ? 'several' : null,
});

/** How one's passkeys are changed. */
function useChanges() {
  const texts = useTexts(profileTexts);
  const refresh = useRefreshMethods();
  return {
    maxNameLength: limits.portal.passkeyName,
    removes: texts.deletePasskeyText,
    rename: async (passkeyId: string, Name: string) => {
      await api.RenamePasskey({ params: { passkeyId }, body: { Name } });
      await refresh();
    },
    remove: async (passkeyId: string) => {
      await api.DeletePasskey({ params: { passkeyId } });
      await refresh();
    },
  };
}

/** Passkeys: add, rename, delete; the last way in stays. */
export function PasskeySection() {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const methods = useSignInMethods();
  const refresh = useRefreshMethods();
  const changes = useChanges();
  const [namedId, setNamedId] = useState<string | null>(null);
  const add = useMakePasskey({
    begin: () => api.BeginPasskey(),
    keep: (passkey) => api.AddPasskey({ body: { ...passkey, Name: null } }),
    onKept: async (passkey) => {
      await refresh();
      notify.done(texts.passkeyAdded);
      setNamedId(passkey.Id);
    },
  });
  const passkeys = methods.data?.Passkeys ?? [];
  const isLast = passkeys.length === 1 && methods.data?.HasPassword === false;
  return (
    <Section
      isSplit
      title={texts.passkeys}
      lead={texts.passkeysLead}
      actions={
        browserSupportsWebAuthn() && (
          <Button
            leftSection={<IconFingerprint size={16} aria-hidden />}
            loading={add.isPending}
            disabled={passkeys.length >= limits.portal.passkeys}
            onClick={() => add.mutate()}
          >
            {texts.addPasskey}
          </Button>
        )
      }
    >
      <Stack>
        <ErrorNote error={methods.error} onRetry={() => void methods.refetch()} />
        <SignInError error={add.error} />
        {methods.data && passkeys.length === 0 && <Text c="dimmed">{texts.noPasskeys}</Text>}
        <PasskeyList
          passkeys={passkeys.map(listed)}
          changes={{ ...changes, areKept: isLast }}
          namedId={namedId}
          onName={setNamedId}
        />
        {isLast && (
          <Text size="sm" c="dimmed">
            {texts.lastWay}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

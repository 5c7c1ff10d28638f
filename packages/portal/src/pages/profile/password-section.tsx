import { Button, Group, Stack, Text } from '@mantine/core';
import type { TotpSetUp } from '@selfsame/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { PasswordSetUp } from '../sign-in/password-set-up.tsx';
import { profileTexts } from './profile-texts.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useRefreshMethods, useSignInMethods } from './use-sign-in-methods.ts';

/** Password, authenticator and recovery codes: the way in where no passkey works. */
export function PasswordSection() {
  const texts = useTexts(profileTexts);
  const { Email } = useSession();
  const { data: methods } = useSignInMethods();
  const [codes, setCodes] = useState<string[]>([]);
  const hasPassword = methods?.HasPassword ?? false;
  const isLast = hasPassword && methods?.Passkeys.length === 0;
  return (
    <Section isSplit title={texts.password} lead={texts.passwordLead}>
      <Stack align="flex-start">
        {methods && (
          <Text>{hasPassword ? texts.codesLeft(methods.RecoveryCodesLeft) : texts.noPassword}</Text>
        )}
        {!Email && !hasPassword && (
          <Text size="sm" c="dimmed">
            {texts.emailFirst}
          </Text>
        )}
        <Group gap="xs">
          <SetPassword hasPassword={hasPassword} onCodes={setCodes} />
          {hasPassword && (
            <>
              <RenewCodes onCodes={setCodes} />
              <DeletePassword isDisabled={isLast} />
            </>
          )}
        </Group>
        {isLast && (
          <Text size="sm" c="dimmed">
            {texts.lastWay}
          </Text>
        )}
      </Stack>
      <RecoveryCodes codes={codes} onClose={() => setCodes([])} />
    </Section>
  );
}

interface CodesProps {
  /** New recovery codes, to be shown once. */
  onCodes: (codes: string[]) => void;
}

/** Changes the password alone, or sets it with an authenticator. */
function SetPassword({ hasPassword, onCodes }: CodesProps & { hasPassword: boolean }) {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const { Email } = useSession();
  const refresh = useRefreshMethods();
  const [form, setForm] = useState<{ totp: TotpSetUp | null } | null>(null);
  const begin = useMutation({
    mutationFn: () => api.BeginTotp(),
    onSuccess: (totp) => setForm({ totp }),
    onError: notify.failed,
  });
  const set = useMutation({
    mutationFn: ({ Password, Code }: { Password: string; Code: string }) => {
      const totp = form?.totp;
      const Authenticator = totp ? { CeremonyId: totp.CeremonyId, Code } : null;
      return api.SetPassword({ body: { Password, Authenticator } });
    },
    onSuccess: async ({ Codes }) => {
      setForm(null);
      onCodes(Codes);
      notify.done(texts.passwordSet);
      await refresh();
    },
  });
  return (
    <>
      {hasPassword && (
        <Button variant="default" onClick={() => setForm({ totp: null })}>
          {texts.changePassword}
        </Button>
      )}
      <Button variant="default" disabled={!Email} loading={begin.isPending} onClick={() => begin.mutate()}>
        {hasPassword ? texts.changeBoth : texts.setBoth}
      </Button>
      <Dialog opened={form !== null} onClose={() => setForm(null)} title={texts.password}>
        <Stack>
          <ErrorNote error={set.error} />
          {form && (
            <PasswordSetUp
              totp={form.totp}
              action={texts.save}
              isPending={set.isPending}
              onSubmit={(Password, Code) => set.mutate({ Password, Code })}
            />
          )}
        </Stack>
      </Dialog>
    </>
  );
}

/** Makes new recovery codes; the old ones stop working. */
function RenewCodes({ onCodes }: CodesProps) {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const refresh = useRefreshMethods();
  const renew = useMutation({
    mutationFn: () => api.CreateRecoveryCodes(),
    onSuccess: async ({ Codes }) => {
      onCodes(Codes);
      await refresh();
    },
    onError: notify.failed,
  });
  return (
    <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
      {texts.newCodes}
    </Button>
  );
}

function DeletePassword({ isDisabled }: { isDisabled: boolean }) {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const refresh = useRefreshMethods();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" disabled={isDisabled} onClick={() => setAsking(true)}>
        {texts.deletePassword}
      </Button>
      <ConfirmDestruction
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={texts.deletePasswordTitle}
        destroys={[texts.deletePasswordText]}
        action={texts.deletePassword}
        onConfirm={async () => {
          await api.DeletePassword();
          await refresh();
          notify.done(texts.passwordDeleted);
        }}
      />
    </>
  );
}

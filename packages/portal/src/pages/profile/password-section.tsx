import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { TotpSetUp } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { Section } from '../../parts/section.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { PasswordSetUp } from '../sign-in/password-set-up.tsx';
import type { Confirmed } from '../sign-in/use-confirmed.tsx';
import { profileTexts } from './profile-texts.ts';
import { signInMethodsKey, useSignInMethods } from './use-sign-in-methods.ts';

/** Password, authenticator and recovery codes: the way in where no passkey works. */
export const PasswordSection = ({ confirmed }: Pick<Confirmed, 'confirmed'>) => {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const { Email } = useSession();
  const methods = useSignInMethods();
  const [form, setForm] = useState<{ totp: TotpSetUp | null } | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [isDeleting, setDeleting] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: signInMethodsKey });
  const begin = useMutation({
    mutationFn: () => confirmed(() => api.BeginTotp()),
    onSuccess: (totp) => setForm({ totp }),
  });
  const set = useMutation({
    mutationFn: ({ Password, Code }: { Password: string; Code: string }) => {
      const totp = form?.totp;
      const Authenticator = totp ? { CeremonyId: totp.CeremonyId, Code } : null;
      return confirmed(() => api.SetPassword({ body: { Password, Authenticator } }));
    },
    onSuccess: async ({ Codes }) => {
      setForm(null);
      setCodes(Codes);
      notify.done(texts.passwordSet);
      await refresh();
    },
  });
  const renew = useMutation({
    mutationFn: () => confirmed(() => api.CreateRecoveryCodes()),
    onSuccess: async ({ Codes }) => {
      setCodes(Codes);
      await refresh();
    },
  });
  const hasPassword = methods.data?.HasPassword ?? false;
  const isLast = hasPassword && methods.data?.Passkeys.length === 0;
  return (
    <Section title={texts.password} lead={texts.passwordLead}>
      <Stack align="flex-start">
        <ErrorNote error={begin.error ?? renew.error} />
        {methods.data && (
          <Text>{hasPassword ? texts.codesLeft(methods.data.RecoveryCodesLeft) : texts.noPassword}</Text>
        )}
        {!Email && !hasPassword && (
          <Text size="sm" c="dimmed">
            {texts.emailFirst}
          </Text>
        )}
        <Group gap="xs">
          {hasPassword && (
            <Button variant="default" onClick={() => setForm({ totp: null })}>
              {texts.changePassword}
            </Button>
          )}
          <Button
            variant="default"
            disabled={!Email}
            loading={begin.isPending}
            onClick={() => begin.mutate()}
          >
            {hasPassword ? texts.changeBoth : texts.setBoth}
          </Button>
          {hasPassword && (
            <>
              <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
                {texts.newCodes}
              </Button>
              <Button variant="default" disabled={isLast} onClick={() => setDeleting(true)}>
                {texts.deletePassword}
              </Button>
            </>
          )}
        </Group>
        {isLast && (
          <Text size="sm" c="dimmed">
            {texts.lastWay}
          </Text>
        )}
      </Stack>
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
      <Dialog
        opened={codes.length > 0}
        onClose={() => setCodes([])}
        title={texts.codesTitle}
        closeOnClickOutside={false}
      >
        <Stack>
          <Alert color="yellow" variant="light" role="alert">
            {texts.codesOnce}
          </Alert>
          <CodeBlock code={codes.join('\n')} name={texts.codesTitle} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => print()}>
              {texts.print}
            </Button>
            <Button onClick={() => setCodes([])}>{texts.codesKept}</Button>
          </Group>
        </Stack>
      </Dialog>
      <ConfirmDestruction
        opened={isDeleting}
        onClose={() => setDeleting(false)}
        title={texts.deletePasswordTitle}
        destroys={[texts.deletePasswordText]}
        action={texts.deletePassword}
        onConfirm={async () => {
          await confirmed(() => api.DeletePassword());
          await refresh();
          notify.done(texts.passwordDeleted);
        }}
      />
    </Section>
  );
};

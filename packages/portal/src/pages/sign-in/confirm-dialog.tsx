import { Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { sessionKey } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { askForPasskey } from './passkey.ts';
import { PasskeyWay } from './passkey-way.tsx';
import { PasswordForm } from './password-form.tsx';
import { SignInError } from './sign-in-error.tsx';
import { signInTexts } from './sign-in-texts.ts';

/** Asks who it is, over whatever is open, and confirms the session with the answer. */
function ConfirmDialog({ onProven, onGivenUp }: { onProven: () => void; onGivenUp: () => void }) {
  const texts = useTexts(signInTexts);
  const client = useQueryClient();
  const prove = useMutation({
    mutationFn: async (Password: { Password: string; Code: string } | null) => {
      const body = Password ? { Password } : { Passkey: await askForPasskey(await api.BeginConfirmation()) };
      client.setQueryData(sessionKey, await api.ConfirmSession({ body }));
    },
    onSuccess: onProven,
  });
  return (
    <Dialog opened onClose={onGivenUp} title={texts.confirmTitle} zIndex={400}>
      <Stack>
        <Text size="sm">{texts.confirmText}</Text>
        <SignInError error={prove.error} />
        <PasskeyWay loading={prove.isPending} onClick={() => prove.mutate(null)} data-autofocus>
          {texts.confirmPasskey}
        </PasskeyWay>
        <PasswordForm
          action={texts.confirmPassword}
          isPending={prove.isPending}
          onSubmit={(Password, Code) => prove.mutate({ Password, Code })}
        />
      </Stack>
    </Dialog>
  );
}
export default ConfirmDialog;

import { Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { plainApi } from '../../api/api.ts';
import { needOf } from '../../api/step-up.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { sessionKey } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { askForPasskey } from './passkey.ts';
import { PasskeyWay } from './passkey-way.tsx';
import { PasswordForm } from './password-form.tsx';
import { SignInError } from './sign-in-error.tsx';
import { signInTexts } from './sign-in-texts.ts';

interface ConfirmDialogProps {
  onProven: () => void;
  onGivenUp: () => void;
  /** The server needs another proof than this: the session has ended. */
  onRefused: (refusal: unknown) => void;
}

/** Asks who it is, over whatever is open, and confirms the session with the answer. */
function ConfirmDialog({ onProven, onGivenUp, onRefused }: ConfirmDialogProps) {
  const texts = useTexts(signInTexts);
  const client = useQueryClient();
  const prove = useMutation({
    mutationFn: async (Password: { Password: string; Code: string } | null) => {
      try {
        // Not by the client that waits for a proof: the proof is given here.
        const body = Password
          ? { Password }
          : { Passkey: await askForPasskey(await plainApi.BeginConfirmation()) };
        client.setQueryData(sessionKey, await plainApi.ConfirmSession({ body }));
        return true;
      } catch (error) {
        // As a failure of the mutation it would lead to the sign-in page, and what was typed on this one would be lost.
        if (needOf(error) !== 'session') throw error;
        onRefused(error);
        return false;
      }
    },
    onSuccess: (isProven) => isProven && onProven(),
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

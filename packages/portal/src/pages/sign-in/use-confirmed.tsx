import { Button, Divider, Stack, Text } from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { sessionKey } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { askForPasskey } from './passkey.ts';
import { PasswordForm } from './password-form.tsx';
import { SignInError } from './sign-in-error.tsx';
import { signInTexts } from './sign-in-texts.ts';

/** Runs a call; when the server wants a recent proof of who it is, asks for one and runs it again. */
export interface Confirmed {
  confirmed: <T>(call: () => Promise<T>) => Promise<T>;
  /** The dialog; put it into the page. */
  dialog: ReactNode;
}

interface Question {
  prove: () => void;
  giveUp: () => void;
}

const isAskedFor = (error: unknown) =>
  error instanceof SelfsameError && error.code === 'E_RECENT_SIGN_IN_REQUIRED';

/** {@link Confirmed} for one page. A dialog that is closed leaves the server's refusal as the outcome. */
export const useConfirmed = (): Confirmed => {
  const [question, setQuestion] = useState<Question | null>(null);
  const confirmed = async <T,>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      if (!isAskedFor(error)) throw error;
      await new Promise<void>((prove, giveUp) =>
        setQuestion({ prove: () => prove(), giveUp: () => giveUp(error) }),
      ).finally(() => setQuestion(null));
      return call();
    }
  };
  return { confirmed, dialog: question && <ConfirmDialog question={question} /> };
};

const ConfirmDialog = ({ question }: { question: Question }) => {
  const texts = useTexts(signInTexts);
  const client = useQueryClient();
  const prove = useMutation({
    mutationFn: async (Password: { Password: string; Code: string } | null) => {
      const body = Password ? { Password } : { Passkey: await askForPasskey(await api.BeginConfirmation()) };
      client.setQueryData(sessionKey, await api.ConfirmSession({ body }));
    },
    onSuccess: question.prove,
  });
  return (
    <Dialog opened onClose={question.giveUp} title={texts.confirmTitle} zIndex={400}>
      <Stack>
        <Text size="sm">{texts.confirmText}</Text>
        <SignInError error={prove.error} />
        <Button loading={prove.isPending} onClick={() => prove.mutate(null)} data-autofocus>
          {texts.confirmPasskey}
        </Button>
        <Divider />
        <PasswordForm
          action={texts.confirmPassword}
          isPending={prove.isPending}
          onSubmit={(Password, Code) => prove.mutate({ Password, Code })}
        />
      </Stack>
    </Dialog>
  );
};

import { Alert } from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { signInTexts } from './sign-in-texts.ts';

/** Why signing in, or making a way to, did not work: the server's reason, or the browser's dialog that was closed. */
export function SignInError({ error }: { error: unknown }) {
  const texts = useTexts(signInTexts);
  if (!error) return null;
  if (error instanceof SelfsameError && error.code !== 'E_SIGN_IN_FAILED') return <ErrorNote error={error} />;
  const isTyped = error instanceof SelfsameError;
  return (
    <Alert color="red" variant="light" role="alert">
      {isTyped ? texts.failed : texts.passkeyFailed}
    </Alert>
  );
}

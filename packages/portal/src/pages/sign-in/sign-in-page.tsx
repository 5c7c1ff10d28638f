import { Alert, Stack } from '@mantine/core';
import type { SignInWithPasswordRequest } from '@selfsame/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../api/api.ts';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { EmailField } from './email-field.tsx';
import { askForPasskey } from './passkey.ts';
import { PasskeyWay } from './passkey-way.tsx';
import { PasswordForm } from './password-form.tsx';
import { SignInError } from './sign-in-error.tsx';
import { signInTexts } from './sign-in-texts.ts';

/** Only addresses of the portal itself: what stands behind `to` came from outside. */
const targetOf = (to: string | null): string =>
  `/portal${to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/'}`;

/** The door: a passkey first, password and code as the other way. */
function SignInPage() {
  const texts = useTexts(signInTexts);
  const [search] = useSearchParams();
  const [email, setEmail] = useState('');
  const state = useQuery({ queryKey: ['portalState'], queryFn: () => api.GetPortalState() });
  const enter = () => location.assign(targetOf(search.get('to')));
  const byPasskey = useMutation({
    mutationFn: async () =>
      api.SignInWithPasskey({ body: await askForPasskey(await api.BeginPasskeySignIn()) }),
    onSuccess: enter,
  });
  const byPassword = useMutation({
    mutationFn: (body: SignInWithPasswordRequest) => api.SignInWithPassword({ body }),
    onSuccess: enter,
  });
  const error = byPassword.error ?? byPasskey.error;
  return (
    <>
      <PageHeader title={texts.title} />
      <Stack>
        {state.data?.SetUpNeeded && <Alert color="yellow">{texts.setUpNeeded}</Alert>}
        <SignInError error={error} />
        <PasskeyWay loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
          {texts.withPasskey}
        </PasskeyWay>
        <PasswordForm
          action={texts.withPassword}
          isPending={byPassword.isPending}
          onSubmit={(Password, Code) => byPassword.mutate({ Email: email, Password, Code })}
        >
          <EmailField value={email} onChange={setEmail} />
        </PasswordForm>
      </Stack>
    </>
  );
}
export default SignInPage;

import { Button, Divider, Stack, Text, TextInput } from '@mantine/core';
import type { TotpSetUp } from '@selfsame/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { makePasskey } from './passkey.ts';
import { PasswordSetUp } from './password-set-up.tsx';
import { SignInError } from './sign-in-error.tsx';
import { signInTexts } from './sign-in-texts.ts';

/** Where the set-up link and invitations lead: a name and a way to sign in make an operator. */
const WelcomePage = () => {
  const texts = useTexts(signInTexts);
  const [Token] = useState(() => location.hash.slice(1));
  const [name, setName] = useState('');
  const [email, setEmail] = useState<string | null>(null);
  const [totp, setTotp] = useState<TotpSetUp | null>(null);
  // The secret stays out of the history and of what is read over a shoulder.
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  const invitation = useQuery({
    queryKey: ['invitation'],
    queryFn: () => api.OpenInvitation({ body: { Token } }),
    retry: false,
    // It is used up by being accepted.
    refetchOnWindowFocus: false,
  });
  const address = (email ?? invitation.data?.Email ?? '').trim();
  const who = { Token, DisplayName: name, Email: address || null };
  const enter = () => location.assign('/portal/');
  const byPasskey = useMutation({
    mutationFn: async () => {
      const Passkey = await makePasskey(await api.BeginInvitationPasskey({ body: who }));
      return api.AcceptInvitation({ body: { ...who, Passkey } });
    },
    onSuccess: enter,
  });
  const beginPassword = useMutation({
    mutationFn: () => api.BeginInvitationTotp({ body: { Token } }),
    onSuccess: setTotp,
  });
  const byPassword = useMutation({
    mutationFn: ({ Password, Code }: { Password: string; Code: string }) =>
      api.AcceptInvitation({
        body: { ...who, Password: { Password, Code, CeremonyId: totp!.CeremonyId } },
      }),
    onSuccess: enter,
  });
  const error = byPassword.error ?? beginPassword.error ?? byPasskey.error;
  const isNamed = name.trim() !== '';
  return (
    <>
      <PageHeader title={texts.welcome} />
      <ErrorNote error={invitation.error} />
      {invitation.data && (
        <Stack>
          <Text>{texts.role(texts.roleNames[invitation.data.Role] ?? invitation.data.Role)}</Text>
          <TextInput
            label={texts.name}
            autoComplete="name"
            required
            maxLength={128}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={texts.email}
            description={texts.emailHint}
            type="email"
            autoComplete="username"
            maxLength={254}
            value={email ?? invitation.data.Email ?? ''}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <SignInError error={error} />
          {totp ? (
            <PasswordSetUp
              totp={totp}
              action={texts.enter}
              isPending={byPassword.isPending}
              onSubmit={(Password, Code) => byPassword.mutate({ Password, Code })}
            />
          ) : (
            <>
              <Button
                size="md"
                disabled={!isNamed}
                loading={byPasskey.isPending}
                onClick={() => byPasskey.mutate()}
              >
                {texts.makePasskey}
              </Button>
              <Divider />
              <Button
                variant="default"
                disabled={!isNamed || address === ''}
                loading={beginPassword.isPending}
                onClick={() => beginPassword.mutate()}
              >
                {texts.usePassword}
              </Button>
            </>
          )}
        </Stack>
      )}
    </>
  );
};
export default WelcomePage;

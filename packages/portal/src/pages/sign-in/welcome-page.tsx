import { Button, Stack, Text, TextInput } from '@mantine/core';
import type { TotpSetUp } from '@selfsame/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { PasskeyWay } from './passkey-way.tsx';
import { PasswordSetUp } from './password-set-up.tsx';
import { SignInError } from './sign-in-error.tsx';
import { signInTexts } from './sign-in-texts.ts';
import { useMakePasskey } from './use-make-passkey.ts';

type Invitation = Awaited<ReturnType<typeof api.OpenInvitation>>;

/** Who accepts an invitation, as the server takes it. */
interface Accepting {
  Token: string;
  DisplayName: string;
  Email: string | null;
}

/** The secret of the link. It stays out of the history and of what is read over a shoulder. */
function useLinkSecret(): string {
  const [secret] = useState(() => location.hash.slice(1));
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  return secret;
}

/** Where the set-up link and invitations lead: a name and a way to sign in make an operator. */
function WelcomePage() {
  const texts = useTexts(signInTexts);
  const Token = useLinkSecret();
  const { data, error } = useQuery({
    queryKey: ['invitation'],
    queryFn: () => api.OpenInvitation({ body: { Token } }),
    retry: false,
    // It is used up by being accepted.
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <PageHeader title={texts.welcome} />
      <ErrorNote error={error} />
      {data && <AcceptForm token={Token} invitation={data} />}
    </>
  );
}
export default WelcomePage;

/** Who accepts the invitation, and by which way they will sign in. */
function AcceptForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const texts = useTexts(signInTexts);
  const [name, setName] = useState('');
  const [email, setEmail] = useState(invitation.Email ?? '');
  return (
    <Stack>
      <Text>{texts.role(texts.roleNames[invitation.Role] ?? invitation.Role)}</Text>
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
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <WaysIn who={{ Token: token, DisplayName: name, Email: email.trim() || null }} />
    </Stack>
  );
}

const enter = () => location.assign('/portal/');

/** A passkey, or password and authenticator: making one accepts the invitation. */
function WaysIn({ who }: { who: Accepting }) {
  const texts = useTexts(signInTexts);
  const [totp, setTotp] = useState<TotpSetUp | null>(null);
  const byPasskey = useMakePasskey({
    begin: () => api.BeginInvitationPasskey({ body: who }),
    keep: (Passkey) => api.AcceptInvitation({ body: { ...who, Passkey } }),
    onKept: enter,
  });
  const beginPassword = useMutation({
    mutationFn: () => api.BeginInvitationTotp({ body: { Token: who.Token } }),
    onSuccess: setTotp,
  });
  const byPassword = useMutation({
    mutationFn: (Password: { Password: string; Code: string; CeremonyId: string }) =>
      api.AcceptInvitation({ body: { ...who, Password } }),
    onSuccess: enter,
  });
  const isNamed = who.DisplayName.trim() !== '';
  return (
    <>
      <SignInError error={byPassword.error ?? beginPassword.error ?? byPasskey.error} />
      {totp ? (
        <PasswordSetUp
          totp={totp}
          action={texts.enter}
          isPending={byPassword.isPending}
          onSubmit={(Password, Code) => byPassword.mutate({ Password, Code, CeremonyId: totp.CeremonyId })}
        />
      ) : (
        <>
          <PasskeyWay disabled={!isNamed} loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
            {texts.makePasskey}
          </PasskeyWay>
          <Button
            variant="default"
            disabled={!isNamed || who.Email === null}
            loading={beginPassword.isPending}
            onClick={() => beginPassword.mutate()}
          >
            {texts.usePassword}
          </Button>
        </>
      )}
    </>
  );
}

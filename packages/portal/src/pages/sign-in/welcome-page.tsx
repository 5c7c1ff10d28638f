import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { signInTexts } from './sign-in-texts.ts';

/** Where the set-up link and invitations lead: a name and a passkey make an operator. */
const WelcomePage = () => {
  const texts = useTexts(signInTexts);
  const [Token] = useState(() => location.hash.slice(1));
  const [name, setName] = useState('');
  const invitation = useQuery({
    queryKey: ['invitation'],
    queryFn: () => api.OpenInvitation({ body: { Token } }),
    retry: false,
  });
  const accept = useMutation({
    mutationFn: async () => {
      const { CeremonyId, Options } = await api.BeginInvitationPasskey({
        body: { Token, DisplayName: name },
      });
      const Response = await startRegistration({
        optionsJSON: Options as PublicKeyCredentialCreationOptionsJSON,
      });
      return api.AcceptInvitation({ body: { Token, DisplayName: name, Passkey: { CeremonyId, Response } } });
    },
    onSuccess: () => location.assign('/portal/'),
  });
  const { error } = accept;
  return (
    <>
      <PageHeader title={texts.welcome} />
      <ErrorNote error={invitation.error} />
      {invitation.data && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            accept.mutate();
          }}
        >
          <Stack>
            <Text>{texts.role(invitation.data.Role)}</Text>
            <TextInput
              label={texts.name}
              autoComplete="name"
              required
              maxLength={128}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {error &&
              (error instanceof SelfsameError ? (
                <ErrorNote error={error} />
              ) : (
                <Alert color="red" role="alert">
                  {texts.failed}
                </Alert>
              ))}
            <Button type="submit" loading={accept.isPending}>
              {texts.makePasskey}
            </Button>
          </Stack>
        </form>
      )}
    </>
  );
};
export default WelcomePage;

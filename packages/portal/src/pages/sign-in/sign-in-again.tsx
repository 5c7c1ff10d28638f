import { Button, Stack, Text } from '@mantine/core';
import type { PortalSession } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { plainApi } from '../../api/api.ts';
import { resumeFeed } from '../../api/feed.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { sessionKey, useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { EmailField } from './email-field.tsx';
import { askForPasskey } from './passkey.ts';
import { PasskeyWay } from './passkey-way.tsx';
import { PasswordForm } from './password-form.tsx';
import { SignInError } from './sign-in-error.tsx';
import { signInTexts } from './sign-in-texts.ts';

/** Goes on with a new session; for somebody else the page begins anew, since what stands on it is not theirs. */
function useGoOn(onProven: () => void) {
  const client = useQueryClient();
  const before = useSession();
  return (session: PortalSession) => {
    if (session.OperatorId !== before.OperatorId) return location.reload();
    client.setQueryData(sessionKey, session);
    resumeFeed();
    onProven();
  };
}

/** Signs in over the page whose session has ended: what was typed on it stays, and what was refused is sent again. */
function SignInAgain({ onProven, onGivenUp }: { onProven: () => void; onGivenUp: () => void }) {
  const texts = useTexts(signInTexts);
  const [email, setEmail] = useState(useSession().Email ?? '');
  const goOn = useGoOn(onProven);
  const signIn = useMutation({
    mutationFn: async (typed: { Password: string; Code: string } | null) => {
      if (typed) await plainApi.SignInWithPassword({ body: { Email: email, ...typed } });
      else
        await plainApi.SignInWithPasskey({ body: await askForPasskey(await plainApi.BeginPasskeySignIn()) });
      return plainApi.GetPortalSession();
    },
    onSuccess: goOn,
  });
  // Somebody may have signed in again in another tab.
  const look = useEffectEvent(() => void plainApi.GetPortalSession().then(goOn, () => undefined));
  useEffect(() => {
    const listen = () => look();
    addEventListener('focus', listen);
    return () => removeEventListener('focus', listen);
  }, []);
  return (
    <Dialog
      opened
      onClose={onGivenUp}
      title={texts.againTitle}
      zIndex={400}
      // Whoever sits here now need not be who may read the page.
      overlayProps={{ color: 'var(--portal-page)', backgroundOpacity: 1 }}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Text size="sm">{texts.againText}</Text>
        <SignInError error={signIn.error} />
        <PasskeyWay loading={signIn.isPending} onClick={() => signIn.mutate(null)} data-autofocus>
          {texts.withPasskey}
        </PasskeyWay>
        <PasswordForm
          action={texts.withPassword}
          isPending={signIn.isPending}
          onSubmit={(Password, Code) => signIn.mutate({ Password, Code })}
        >
          <EmailField value={email} onChange={setEmail} />
        </PasswordForm>
        <Button variant="subtle" color="gray" onClick={onGivenUp}>
          {texts.againLeave}
        </Button>
      </Stack>
    </Dialog>
  );
}
export default SignInAgain;

import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { limits, type TotpSetUp } from '@selfsame/contract';
import { type FormEvent, useState } from 'react';
import { CopyValue } from '../../parts/copy-value.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { signInTexts } from './sign-in-texts.ts';

const { min, max } = limits.portal.password;

/** A password, and the authenticator that goes with it; without `totp` the one there is stays. */
export function PasswordSetUp({
  totp,
  action,
  isPending,
  onSubmit,
}: {
  totp: TotpSetUp | null;
  action: string;
  isPending: boolean;
  onSubmit: (password: string, code: string) => void;
}) {
  const texts = useTexts(signInTexts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(password, code);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          label={texts.newPassword}
          description={texts.passwordRules(min, max)}
          autoComplete="new-password"
          required
          minLength={min}
          maxLength={max}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {totp && (
          <>
            <Text size="sm">{texts.scan}</Text>
            <Group align="flex-start">
              <QrCode qr={totp.Qr} label={texts.qr} size={192} />
              <Stack gap="xxs" miw={0} flex={1}>
                <Text size="sm">{texts.typeSecret}</Text>
                <CopyValue value={totp.Secret} name={texts.secret} display="code" />
              </Stack>
            </Group>
            <TextInput
              label={texts.firstCode}
              autoComplete="one-time-code"
              inputMode="numeric"
              required
              minLength={6}
              maxLength={12}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          </>
        )}
        <Button type="submit" loading={isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}

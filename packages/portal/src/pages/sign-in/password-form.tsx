import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { signInTexts } from './sign-in-texts.ts';

/** Password and code, both at once; `children` stand above them. */
export function PasswordForm({
  action,
  isPending,
  onSubmit,
  children,
}: {
  action: string;
  isPending: boolean;
  onSubmit: (password: string, code: string) => void;
  children?: ReactNode;
}) {
  const texts = useTexts(signInTexts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(password, code);
      }}
    >
      <Stack>
        {children}
        <PasswordInput
          label={texts.password}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label={texts.code}
          autoComplete="one-time-code"
          required
          minLength={6}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}

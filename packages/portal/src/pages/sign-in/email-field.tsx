import { TextInput } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { signInTexts } from './sign-in-texts.ts';

/** Whose password follows; browsers fill both in. */
export function EmailField({ value, onChange }: { value: string; onChange: (email: string) => void }) {
  const texts = useTexts(signInTexts);
  return (
    <TextInput
      label={texts.email}
      type="email"
      autoComplete="username"
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { Button, type ButtonProps, Divider, Text } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useTexts } from '../../texts/define-texts.ts';
import { signInTexts } from './sign-in-texts.ts';

/** The button that goes by passkey, set apart from the other ways below it; a browser that knows no passkeys says so in its place. */
export function PasskeyWay(button: ButtonProps & { onClick: () => void }) {
  const texts = useTexts(signInTexts);
  if (!browserSupportsWebAuthn())
    return (
      <Text size="sm" c="dimmed">
        {texts.noPasskeys}
      </Text>
    );
  return (
    <>
      <Button size="md" {...button} />
      <Divider />
    </>
  );
}

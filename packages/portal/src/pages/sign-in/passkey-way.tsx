import { Button, type ButtonProps, Divider } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';

/** The button that goes by passkey, set apart from the other ways below it; nothing in a browser that knows no passkeys. */
export function PasskeyWay(button: ButtonProps & { onClick: () => void }) {
  if (!browserSupportsWebAuthn()) return null;
  return (
    <>
      <Button size="md" {...button} />
      <Divider />
    </>
  );
}

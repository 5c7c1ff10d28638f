import { type ReactNode, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { type OnceWords, ShowOnce } from './show-once.tsx';

/**
 * A dialog that makes something with a secret: first the form, then what was made, once. A slip of the mouse or a key
 * does not close it while the secret stands there, and nothing keeps the secret when it is closed.
 */
export function MakeOnce<Made>({
  opened,
  onClose,
  titles,
  words,
  form,
  secret,
}: {
  opened: boolean;
  onClose: () => void;
  titles: { form: string; made: string };
  words: OnceWords;
  /** Draws the form, which hands over what it made. */
  form: (onMade: (made: Made) => void, onCancel: () => void) => ReactNode;
  /** Draws what was made. */
  secret: (made: Made) => ReactNode;
}) {
  const [made, setMade] = useState<{ is: Made } | null>(null);
  const close = () => {
    onClose();
    setMade(null);
  };
  const mayClose = made === null;
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={made ? titles.made : titles.form}
      size="lg"
      closeOnClickOutside={mayClose}
      closeOnEscape={mayClose}
      withCloseButton={mayClose}
    >
      {made ? (
        <ShowOnce words={words} onClose={close}>
          {secret(made.is)}
        </ShowOnce>
      ) : (
        form((is) => setMade({ is }), close)
      )}
    </Dialog>
  );
}

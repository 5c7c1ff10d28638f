import type { CreatedApiKey } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import { CreateKeyForm } from './create-key-form.tsx';
import { NewKey } from './new-key.tsx';

/** Makes a key: first its form, then its value, once. */
export const CreateKey = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const texts = useTexts(apiKeyTexts);
  const client = useQueryClient();
  const [made, setMade] = useState<CreatedApiKey | null>(null);
  const close = () => {
    onClose();
    // Forgotten here, too: nothing keeps the value.
    setMade(null);
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={made ? texts.created.title : texts.form.title}
      centered
      size="lg"
      // A slip of the mouse must not lose the value.
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
      withCloseButton={made === null}
    >
      {made ? (
        <NewKey made={made} onClose={close} />
      ) : (
        <CreateKeyForm
          onClose={close}
          onMade={(key) => {
            setMade(key);
            void client.invalidateQueries({ queryKey: ['apiKeys'] });
          }}
        />
      )}
    </Dialog>
  );
};

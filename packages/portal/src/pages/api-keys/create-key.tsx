import type { CreatedApiKey } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { MakeOnce } from '../../parts/make-once.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import { CreateKeyForm } from './create-key-form.tsx';
import { NewKey } from './new-key.tsx';

/** Makes a key; its value is shown once. */
export function CreateKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const texts = useTexts(apiKeyTexts);
  const client = useQueryClient();
  return (
    <MakeOnce<CreatedApiKey>
      opened={opened}
      onClose={onClose}
      titles={{ form: texts.form.title, made: texts.created.title }}
      words={texts.created}
      form={(onMade, onCancel) => (
        <CreateKeyForm
          onClose={onCancel}
          onMade={(key) => {
            onMade(key);
            void client.invalidateQueries({ queryKey: ['apiKeys'] });
          }}
        />
      )}
      secret={(made) => <NewKey made={made} />}
    />
  );
}

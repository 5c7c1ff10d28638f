import { Alert, Stack, TextInput } from '@mantine/core';
import { type CreatedInstallationKey, limits } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FormActions } from '../../parts/layout/form-actions.tsx';
import { MakeOnce } from '../../parts/make-once.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { ExpiryChoice, useExpiry } from '../api-keys/expiry-choice.tsx';
import { installationKeyTexts } from './installation-key-texts.ts';

/** Makes a key of the installation; the whole of it is shown once. */
export function CreateInstallationKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { form, made } = useTexts(installationKeyTexts);
  const client = useQueryClient();
  return (
    <MakeOnce<CreatedInstallationKey>
      opened={opened}
      onClose={onClose}
      titles={{ form: form.title, made: made.title }}
      words={made}
      form={(onMade, onCancel) => (
        <KeyForm
          onCancel={onCancel}
          onMade={(key) => {
            onMade(key);
            void client.invalidateQueries({ queryKey: ['installationKeys'] });
          }}
        />
      )}
      secret={(key) => <NewKey made={key} />}
    />
  );
}

/** What it is for, and until when. */
function KeyForm({
  onMade,
  onCancel,
}: {
  onMade: (made: CreatedInstallationKey) => void;
  onCancel: () => void;
}) {
  const { form: words } = useTexts(installationKeyTexts);
  const [description, setDescription] = useState('');
  const [isTried, setTried] = useState(false);
  const expiry = useExpiry();
  const Description = description.trim();
  const make = useMutation({
    mutationFn: () => api.CreateInstallationKey({ body: { Description, ExpirationDate: expiry.date } }),
    onSuccess: onMade,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Description !== '' && !expiry.isDayMissing) make.mutate();
      }}
    >
      <Stack gap="md">
        <Alert variant="light" color="yellow">
          {words.warning}
        </Alert>
        <TextInput
          label={words.description}
          description={words.descriptionHint}
          error={isTried && Description === '' ? words.descriptionNeeded : null}
          withAsterisk
          maxLength={limits.installation.keys.description}
          autoComplete="off"
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          data-autofocus
        />
        <ExpiryChoice expiry={expiry} isTried={isTried} />
        <ErrorNote error={make.error} />
        <FormActions words={words} isPending={make.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

/** The whole key, and a call that shows it works. */
function NewKey({ made }: { made: CreatedInstallationKey }) {
  const { made: words } = useTexts(installationKeyTexts);
  const curl = `curl -sS --fail-with-body ${location.origin}/portal/v1/tenants \\\n  -H 'Authorization: Bearer ${made.Key}'`;
  return (
    <>
      <DefinitionList
        items={[{ name: words.key, value: <CopyValue value={made.Key} name={words.key} display="code" /> }]}
      />
      <div>
        <strong>{words.tryIt}</strong>
        <CodeBlock code={curl} name={words.curlName} wraps />
      </div>
    </>
  );
}

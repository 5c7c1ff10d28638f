import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type CreatedOpenIdIntegration, integrationClientTypes, limits } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { linesOf } from '../../parts/fields/lines-of.ts';
import { MakeOnce } from '../../parts/make-once.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import type { IntegrationDraft } from './integration-draft.ts';
import { integrationTexts } from './integration-texts.ts';
import { NewSecret } from './new-secret.tsx';

/** Adds an integration; its secret is shown once. */
export function AddIntegration({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const texts = useTexts(integrationTexts);
  const client = useQueryClient();
  return (
    <MakeOnce<CreatedOpenIdIntegration>
      opened={opened}
      onClose={onClose}
      titles={{ form: texts.addDialog.title, made: texts.addDialog.made }}
      words={texts.secret}
      form={(onMade, onCancel) => (
        <AddForm
          onClose={onCancel}
          onMade={(made) => {
            onMade(made);
            void client.invalidateQueries({ queryKey: ['integrations'] });
          }}
        />
      )}
      secret={(made) => <NewSecret made={made} />}
    />
  );
}

/** The few things without which there is no integration; the rest is on its page, and the server knows what it begins with. */
type NewIntegration = Pick<IntegrationDraft, 'name' | 'clientType' | 'loginUrls'>;

function AddForm({
  onMade,
  onClose,
}: {
  onMade: (made: CreatedOpenIdIntegration) => void;
  onClose: () => void;
}) {
  const texts = useTexts(integrationTexts);
  const [draft, setDraft] = useState<NewIntegration>({ name: '', clientType: 'confidential', loginUrls: '' });
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<NewIntegration>) => setDraft((now) => ({ ...now, ...change }));
  const add = useMutation({
    mutationFn: () =>
      api.CreateOpenIdIntegration({
        body: {
          Name: draft.name.trim(),
          ClientType: draft.clientType,
          LoginRedirectUrls: linesOf(draft.loginUrls),
        },
      }),
    onSuccess: onMade,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isNamed(draft) && hasUrl(draft)) add.mutate();
      }}
    >
      <Stack gap="md">
        <AddFields draft={draft} set={set} isTried={isTried} />
        <ErrorNote error={add.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {texts.add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const isNamed = ({ name }: NewIntegration) => name.trim() !== '';
const hasUrl = ({ loginUrls }: NewIntegration) => linesOf(loginUrls).length > 0;

function AddFields({
  draft,
  set,
  isTried,
}: {
  draft: NewIntegration;
  set: (change: Partial<NewIntegration>) => void;
  isTried: boolean;
}) {
  const { fields, hints, clientTypes, needed } = useTexts(integrationTexts);
  return (
    <>
      <TextInput
        label={fields.name}
        description={hints.name}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        maxLength={limits.integration.name}
        error={isTried && !isNamed(draft) ? needed : null}
        withAsterisk
        data-autofocus
      />
      <Select
        label={fields.clientType}
        description={hints.clientType}
        data={integrationClientTypes.map((value) => ({ value, label: clientTypes[value] }))}
        value={draft.clientType}
        allowDeselect={false}
        onChange={(value) => set({ clientType: value === 'public' ? 'public' : 'confidential' })}
      />
      <Textarea
        label={fields.loginUrls}
        description={hints.loginUrls}
        value={draft.loginUrls}
        onChange={(event) => set({ loginUrls: event.currentTarget.value })}
        error={isTried && !hasUrl(draft) ? needed : null}
        rows={3}
        withAsterisk
      />
    </>
  );
}

import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { type CreatedTenant, limits } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MakeOnce } from '../../parts/make-once.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { OwnerLink } from './owner-link.tsx';
import { tenantTexts } from './tenant-texts.ts';

/** Makes a tenant; its first key and its owner's link are shown once. */
export function CreateTenant({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const texts = useTexts(tenantTexts);
  return (
    <MakeOnce<CreatedTenant>
      opened={opened}
      onClose={onClose}
      titles={{ form: texts.createTitle, made: texts.createdTitle }}
      words={{ warningText: texts.once, stored: texts.stored, done: texts.done }}
      form={(onMade) => <TenantForm onMade={onMade} />}
      secret={(made) => <NewTenant made={made} />}
    />
  );
}

function TenantForm({ onMade }: { onMade: (made: CreatedTenant) => void }) {
  const texts = useTexts(tenantTexts);
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [isSandbox, setSandbox] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      api.CreateTenant({
        body: { CustomerNumber: number.trim(), CustomerName: name.trim(), Sandbox: isSandbox },
      }),
    onSuccess: async (made) => {
      onMade(made);
      await client.invalidateQueries({ queryKey: ['tenants'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={texts.number}
          description={texts.numberHint}
          required
          pattern="[A-Za-z0-9._\-]{1,64}"
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={texts.name}
          required
          maxLength={limits.installation.customerName}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={texts.sandboxLabel}
          description={texts.sandboxHint}
          checked={isSandbox}
          onChange={(event) => setSandbox(event.currentTarget.checked)}
        />
        <ErrorNote error={make.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={make.isPending}>
            {texts.createAction}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The value of the key, and the link. */
function NewTenant({ made }: { made: CreatedTenant }) {
  const texts = useTexts(tenantTexts);
  const code = (value: string, name: string) => <CopyValue value={value} name={name} display="code" />;
  return (
    <DefinitionList
      items={[
        { name: texts.number, value: made.CustomerNumber },
        { name: texts.keyId, value: code(made.ApiKeyId, texts.keyId) },
        { name: texts.keyValue, value: code(made.ApiKeyValue, texts.keyValue) },
        { name: texts.ownerUrl, value: <OwnerLink link={made} /> },
      ]}
    />
  );
}

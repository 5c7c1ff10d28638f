import { Checkbox, Stack, TextInput } from '@mantine/core';
import { type CreatedApiKey, limits, type Role, roles } from '@selfsame/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FormActions } from '../../parts/layout/form-actions.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import { ExpiryChoice, useExpiry } from './expiry-choice.tsx';

interface CreateKeyFormProps {
  onMade: (key: CreatedApiKey) => void;
  onClose: () => void;
}

/** A new key as it is being described. */
function useKeyDraft() {
  const [description, setDescription] = useState('');
  const [chosen, setChosen] = useState<Role[]>([]);
  const expiry = useExpiry();
  const request = () => ({
    Description: description.trim() || null,
    Roles: chosen,
    ExpirationDate: expiry.date,
  });
  return { description, setDescription, chosen, setChosen, expiry, request };
}

/** What a new key is for, what it may, and until when. */
export function CreateKeyForm({ onMade, onClose }: CreateKeyFormProps) {
  const { form: words } = useTexts(apiKeyTexts);
  const draft = useKeyDraft();
  const { description, chosen, expiry } = draft;
  const [isTried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () => api.CreateApiKey({ body: draft.request() }),
    onSuccess: onMade,
  });
  const submit = () => {
    setTried(true);
    if (chosen.length > 0 && !expiry.isDayMissing) create.mutate();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={words.description}
          description={words.descriptionHint}
          value={description}
          onChange={(event) => draft.setDescription(event.currentTarget.value)}
          maxLength={limits.description}
          data-autofocus
        />
        <RolesChoice
          value={chosen}
          onChange={draft.setChosen}
          error={isTried && chosen.length === 0 ? words.rolesNeeded : null}
        />
        <ExpiryChoice expiry={expiry} isTried={isTried} />
        <ErrorNote error={create.error} />
        <FormActions words={words} isPending={create.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}

interface RolesChoiceProps {
  value: Role[];
  onChange: (roles: Role[]) => void;
  error: string | null;
}

/** What the key may; nobody gives a role away that they don't hold. */
function RolesChoice({ value, onChange, error }: RolesChoiceProps) {
  const { form: words, roles: roleWords } = useTexts(apiKeyTexts);
  const { ApiRoles } = useSession();
  return (
    <Checkbox.Group
      label={words.roles}
      description={words.rolesHint}
      value={value}
      onChange={(next) => onChange(next as Role[])}
      error={error}
      withAsterisk
    >
      <Stack gap="xs" mt="xs">
        {roles.map((role) => {
          const isHeld = ApiRoles.includes(role);
          return (
            <Checkbox
              key={role}
              value={role}
              disabled={!isHeld}
              label={roleWords[role].label}
              description={isHeld ? roleWords[role].description : words.notYours}
            />
          );
        })}
      </Stack>
    </Checkbox.Group>
  );
}

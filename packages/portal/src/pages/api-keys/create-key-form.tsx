import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { type CreatedApiKey, limits, type Role, roles } from '@selfsame/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import { type Expiry, expirationDate, expiries } from './expiry.ts';

/** What a new key is for, what it may, and until when. */
export const CreateKeyForm = ({
  onMade,
  onClose,
}: {
  onMade: (key: CreatedApiKey) => void;
  onClose: () => void;
}) => {
  const { form: words, roles: roleWords } = useTexts(apiKeyTexts);
  const { ApiRoles } = useSession();
  const [description, setDescription] = useState('');
  const [chosen, setChosen] = useState<Role[]>([]);
  const [expiry, setExpiry] = useState<Expiry>('never');
  const [day, setDay] = useState('');
  const [isTried, setTried] = useState(false);
  const expires = expirationDate(expiry, day, Date.now());
  const isDayMissing = expiry === 'date' && expires === null;
  const create = useMutation({
    mutationFn: () =>
      api.CreateApiKey({
        body: { Description: description.trim() || null, Roles: chosen, ExpirationDate: expires },
      }),
    onSuccess: onMade,
  });
  const submit = () => {
    setTried(true);
    if (chosen.length > 0 && !isDayMissing) create.mutate();
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
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={limits.description}
          data-autofocus
        />
        <Checkbox.Group
          label={words.roles}
          description={words.rolesHint}
          value={chosen}
          onChange={(value) => setChosen(value as Role[])}
          error={isTried && chosen.length === 0 ? words.rolesNeeded : null}
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
        <Group align="flex-start" grow>
          <Select
            label={words.expires}
            data={expiries.map((value) => ({ value, label: words.expiryOptions[value] }))}
            value={expiry}
            allowDeselect={false}
            onChange={(value) => setExpiry((value ?? 'never') as Expiry)}
          />
          {expiry === 'date' && (
            <TextInput
              type="date"
              label={words.expiryDate}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
              error={isTried && isDayMissing ? words.expiryDateNeeded : null}
            />
          )}
        </Group>
        <ErrorNote error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountAddress } from './account-address.ts';
import { accountTexts } from './account-texts.ts';

const allowedNumber = /^[A-Za-z0-9.\-_@#^!~'+]+$/;

/** Adds a user by hand. */
export function CreateAccount({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { create } = useTexts(accountTexts);
  return (
    <Modal opened={opened} onClose={onClose} title={create.title} centered>
      {opened && <CreateForm onClose={onClose} />}
    </Modal>
  );
}

interface NewAccount {
  number: string;
  name: string;
  email: string;
  phone: string;
}

/** Creates the user and shows its page. */
function useCreateAccount(onClose: () => void) {
  const { create } = useTexts(accountTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ number, name, email, phone }: NewAccount) =>
      api.CreateAccount({
        body: {
          AccountNumber: number.trim(),
          DisplayName: name.trim(),
          Email: email.trim() || null,
          PhoneNumber: phone.trim() || null,
        },
      }),
    onSuccess: async (account) => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      notify.done(create.done(account.DisplayName));
      onClose();
      void navigate(accountAddress(account.AccountNumber));
    },
  });
}

const isNumberGood = ({ number }: NewAccount): boolean => allowedNumber.test(number.trim());
const isNamed = ({ name }: NewAccount): boolean => name.trim() !== '';

interface FieldsProps {
  draft: NewAccount;
  onChange: (draft: NewAccount) => void;
  /** Whether it was tried to save it: only then is said what is wrong. */
  isTried: boolean;
}

function Fields({ draft, onChange, isTried }: FieldsProps) {
  const { create: words, profile } = useTexts(accountTexts);
  const field = (name: keyof NewAccount) => ({
    value: draft[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      onChange({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput
        {...field('name')}
        label={profile.fields.DisplayName}
        maxLength={limits.displayName}
        error={isTried && !isNamed(draft) ? words.needed : null}
        required
        data-autofocus
      />
      <TextInput {...field('email')} label={profile.fields.Email} type="email" maxLength={limits.email} />
      <TextInput
        {...field('phone')}
        label={profile.fields.PhoneNumber}
        description={profile.phoneHint}
        type="tel"
        maxLength={limits.phoneNumber}
      />
      <TextInput
        {...field('number')}
        label={words.number}
        description={words.numberHint}
        maxLength={limits.accountNumber}
        error={isTried && !isNumberGood(draft) ? words.numberBad : null}
        spellCheck={false}
        required
      />
    </>
  );
}

function CreateForm({ onClose }: { onClose: () => void }) {
  const texts = useTexts(accountTexts);
  const [draft, setDraft] = useState<NewAccount>(() => ({
    number: crypto.randomUUID(),
    name: '',
    email: '',
    phone: '',
  }));
  const [isTried, setTried] = useState(false);
  const save = useCreateAccount(onClose);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isNumberGood(draft) && isNamed(draft)) save.mutate(draft);
      }}
    >
      <Stack>
        <Fields draft={draft} onChange={setDraft} isTried={isTried} />
        <ErrorNote error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {texts.create.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

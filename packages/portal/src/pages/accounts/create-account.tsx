import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountAddress } from './account-address.ts';
import { accountTexts } from './account-texts.ts';

const allowedNumber = /^[A-Za-z0-9.\-_@#^!~'+]+$/;

/** Adds a user by hand. */
export const CreateAccount = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { create } = useTexts(accountTexts);
  return (
    <Modal opened={opened} onClose={onClose} title={create.title} centered>
      {opened && <CreateForm onClose={onClose} />}
    </Modal>
  );
};

const CreateForm = ({ onClose }: { onClose: () => void }) => {
  const texts = useTexts(accountTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [number, setNumber] = useState<string>(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const [isTried, setTried] = useState(false);
  const isNumberGood = allowedNumber.test(number.trim());
  const isGood = isNumberGood && name.trim() !== '';
  const save = useMutation({
    mutationFn: () =>
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
      notify.done(texts.create.done(account.DisplayName));
      onClose();
      void navigate(accountAddress(account.AccountNumber));
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isGood) save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={texts.profile.displayName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={limits.displayName}
          error={isTried && name.trim() === '' ? texts.create.needed : null}
          required
          data-autofocus
        />
        <TextInput
          label={texts.profile.email}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          maxLength={limits.email}
        />
        <TextInput
          label={texts.profile.phone}
          description={texts.profile.phoneHint}
          type="tel"
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
          maxLength={limits.phoneNumber}
        />
        <TextInput
          label={texts.create.number}
          description={texts.create.numberHint}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          maxLength={limits.accountNumber}
          error={isTried && !isNumberGood ? texts.create.numberBad : null}
          spellCheck={false}
          required
        />
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
};

import { Button, Group, Stack } from '@mantine/core';
import type { PortalSettings } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { beginTransaction, createAccount } from './begin-transaction.ts';
import { type Draft, type DraftErrors, draftErrors, possibleDraft } from './draft.ts';
import { HowSection } from './how-section.tsx';
import { newTransactionTexts } from './new-transaction-texts.ts';
import { SettingsSection } from './settings-section.tsx';
import { useDraft, usePasskeyFacts } from './use-draft.ts';
import { WhatSection } from './what-section.tsx';
import { WhoSection } from './who-section.tsx';

/** Begins the transaction and shows its page; a new user is created first. */
function useBegin(draft: Draft, change: (change: Partial<Draft>) => void) {
  const texts = useTexts(newTransactionTexts);
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (draft.who === 'new') {
        const account = await createAccount(draft);
        // Whatever comes now, the account is there: a second try must not make it again.
        change({
          who: 'existing',
          account: { ...account, HasBioCredential: false, BioCredentialDate: null },
        });
      }
      return beginTransaction(draft);
    },
    onSuccess: async (id) => {
      notify.done(texts.begun);
      await navigate(`/transactions/${id}`);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['transactions'] });
      void client.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
}

/** The form that begins a transaction; afterwards its page is shown. */
export function TransactionForm({
  initial,
  settings,
}: {
  initial: Draft;
  settings: PortalSettings | undefined;
}) {
  const texts = useTexts(newTransactionTexts);
  const form = useRef<HTMLFormElement>(null);
  const [wanted, change] = useDraft(initial);
  const passkeys = usePasskeyFacts(wanted);
  const draft = possibleDraft(wanted, passkeys);
  const [isTried, setTried] = useState(false);
  const errors = draftErrors(draft);
  const errorOf = (field: keyof DraftErrors) => {
    const kind = isTried ? errors[field] : undefined;
    return kind ? texts.errors[field][kind] : null;
  };
  const begin = useBegin(draft, change);
  const submit = () => {
    setTried(true);
    if (Object.keys(errors).length === 0) return begin.mutate();
    // Focuses the first field with an error.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const part = { draft, passkeys, change, errorOf };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md" maw="72rem">
        <WhoSection {...part} />
        <WhatSection {...part} />
        <HowSection {...part} />
        <SettingsSection
          {...part}
          mayChangeLiveness={settings?.AllowOverrideLiveness ?? true}
          defaultTimeoutSec={initial.timeoutSec}
        />
        <ErrorNote error={begin.error} />
        <Group justify="flex-end">
          <Button type="submit" size="md" loading={begin.isPending}>
            {texts.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Stack, TextInput } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { SaveActions } from '../../parts/versioned-form/save-actions.tsx';
import { sessionKey, useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { profileTexts } from './profile-texts.ts';

/** Name and address. The language is chosen at the top of every page. */
export function PersonSection() {
  const texts = useTexts(profileTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const session = useSession();
  const [name, setName] = useState(session.DisplayName);
  const [email, setEmail] = useState(session.Email ?? '');
  const isChanged = name.trim() !== session.DisplayName || email.trim() !== (session.Email ?? '');
  const save = useMutation({
    mutationFn: () => api.UpdateProfile({ body: { DisplayName: name.trim(), Email: email.trim() } }),
    onSuccess: (changed) => {
      client.setQueryData(sessionKey, changed);
      notify.done(texts.saved);
    },
  });
  return (
    <Section isSplit title={texts.person}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack maw="var(--portal-field)">
          <TextInput
            label={texts.name}
            autoComplete="name"
            required
            maxLength={limits.portal.displayName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={texts.email}
            description={texts.emailHint}
            type="email"
            autoComplete="email"
            maxLength={limits.email}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <ErrorNote error={save.error} />
          <SaveActions
            isDirty={isChanged}
            isSaving={save.isPending}
            isBlocked={name.trim() === ''}
            onDiscard={() => {
              setName(session.DisplayName);
              setEmail(session.Email ?? '');
            }}
          />
        </Stack>
      </form>
    </Section>
  );
}

import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import type { OperatorRole } from '@selfsame/contract';
import { limits } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { CopyValue } from '../../parts/copy-value.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MakeOnce } from '../../parts/make-once.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { invitationsKey } from './invitation-section.tsx';
import { portalUserTexts } from './portal-user-texts.ts';
import { RoleChoice } from './role-choice.tsx';

/** Seconds that a link works, by the name of the choice. */
const lives = { h: 3_600, d: 86_400, three: 259_200, w: 604_800 };
type Life = keyof typeof lives;

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Makes an invitation; its link is shown once. */
export function InviteDialog({ opened, onClose }: Props) {
  const texts = useTexts(portalUserTexts);
  return (
    <MakeOnce<string>
      opened={opened}
      onClose={onClose}
      titles={{ form: texts.inviteTitle, made: texts.linkTitle }}
      words={{ warningText: texts.linkOnce, done: texts.done }}
      form={(onMade) => <InviteForm onMade={onMade} />}
      secret={(url) => <CopyValue value={url} name={texts.linkName} display="code" />}
    />
  );
}

function InviteForm({ onMade }: { onMade: (url: string) => void }) {
  const texts = useTexts(portalUserTexts);
  const client = useQueryClient();
  const [role, setRole] = useState<OperatorRole>('operator');
  const [email, setEmail] = useState('');
  const [life, setLife] = useState<Life>('three');
  const make = useMutation({
    mutationFn: () =>
      api.CreateInvitation({
        body: { Role: role, Email: email.trim() || null, ValidSec: lives[life] },
      }),
    onSuccess: async ({ Url }) => {
      onMade(Url);
      await client.invalidateQueries({ queryKey: invitationsKey });
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
        <RoleChoice value={role} onChange={setRole} />
        <TextInput
          label={texts.inviteEmail}
          description={texts.inviteEmailHint}
          type="email"
          autoComplete="off"
          maxLength={limits.email}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label={texts.valid}
          data={(Object.keys(lives) as Life[]).map((value) => ({
            value,
            label: texts.validOptions[value] ?? value,
          }))}
          value={life}
          allowDeselect={false}
          onChange={(value) => setLife((value ?? 'three') as Life)}
        />
        <ErrorNote error={make.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={make.isPending}>
            {texts.inviteAction}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import type { Account } from '@selfsame/contract';
import { IconGitMerge } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { type Profile, profileFields, profileOf } from './profile.ts';
import { accountKey } from './use-account.ts';

/** Two changed the same user: shows what differs, and lets the later one choose. */
export const VersionConflict = ({
  base,
  mine,
  onReload,
  onOverwrite,
}: {
  base: Account;
  mine: Profile;
  onReload: () => void;
  onOverwrite: (latest: Account) => void;
}) => {
  const texts = useTexts(accountTexts);
  const client = useQueryClient();
  const { AccountNumber } = base;
  const { data: latest, error } = useQuery({
    queryKey: [...accountKey(AccountNumber), 'conflict', base.Version],
    queryFn: ({ signal }) => api.GetAccount({ params: { AccountNumber }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  if (error) return <ErrorNote error={error} />;
  if (!latest) return null;
  const theirs = profileOf(latest);
  const original = profileOf(base);
  const labels: Record<keyof Profile, string> = {
    DisplayName: texts.profile.displayName,
    CustomDisplayName: texts.profile.customDisplayName,
    Email: texts.profile.email,
    PhoneNumber: texts.profile.phone,
    Description: texts.profile.description,
  };
  const differing = profileFields.filter((name) => theirs[name] !== original[name]);
  return (
    <Alert
      color="yellow"
      variant="light"
      role="alert"
      icon={<IconGitMerge aria-hidden />}
      title={texts.conflict.title}
    >
      <Stack gap="xs">
        <Text size="sm">{texts.conflict.text}</Text>
        <List size="sm">
          {differing.length === 0 && <List.Item>{texts.conflict.nothing}</List.Item>}
          {differing.map((name) => (
            <List.Item key={name}>{texts.conflict.was(labels[name], theirs[name], mine[name])}</List.Item>
          ))}
        </List>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              client.setQueryData(accountKey(AccountNumber), latest);
              onReload();
            }}
          >
            {texts.conflict.reload}
          </Button>
          <Button size="xs" onClick={() => onOverwrite(latest)}>
            {texts.conflict.overwrite}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
};

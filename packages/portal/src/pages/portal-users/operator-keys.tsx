import { Checkbox, List, Stack, Text } from '@mantine/core';
import type { Operator } from '@selfsame/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { keyName } from '../api-keys/key-state.ts';
import { portalUserTexts } from './portal-user-texts.ts';

/** The working API keys that a portal user made, and whether they are disabled with them. Nothing where there are none. */
export function OperatorKeys({
  operator,
  hint,
  isTaken,
  onTake,
}: {
  operator: Operator;
  /** What disabling them means. */
  hint: string;
  isTaken: boolean;
  onTake: (isTaken: boolean) => void;
}) {
  const texts = useTexts(portalUserTexts);
  const keys = useQuery({
    queryKey: ['operators', operator.Id, 'apiKeys'],
    queryFn: ({ signal }) => api.GetOperatorApiKeys({ params: { operatorId: operator.Id }, signal }),
    staleTime: 0,
  });
  const working = keys.data?.Items.filter(({ Enabled }) => Enabled) ?? [];
  if (keys.error) return <ErrorNote error={keys.error} onRetry={() => void keys.refetch()} />;
  if (working.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm">{texts.keysGoOn(working.length)}</Text>
      <List size="sm">
        {working.map((key) => (
          <List.Item key={key.ExternalId}>
            {keyName(key)} ({key.Roles.join(', ')})
          </List.Item>
        ))}
      </List>
      <Checkbox
        label={texts.keysToo}
        description={hint}
        checked={isTaken}
        onChange={(event) => onTake(event.currentTarget.checked)}
      />
    </Stack>
  );
}

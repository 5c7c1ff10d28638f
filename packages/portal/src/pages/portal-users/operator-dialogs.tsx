import { Button, Group, Stack, Text } from '@mantine/core';
import type { Operator, OperatorRole } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { EndOperatorDialog } from './end-operator-dialog.tsx';
import type { OperatorAction } from './operator-columns.tsx';
import { portalUserTexts } from './portal-user-texts.ts';
import { RoleChoice } from './role-choice.tsx';

interface Props {
  action: OperatorAction | null;
  onClose: () => void;
}

/** Does what was chosen in a portal user's menu: asks first where it can't be taken back. */
export function OperatorDialogs({ action, onClose }: Props) {
  const texts = useTexts(portalUserTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['operators'] });
  const enable = useMutation({
    mutationFn: (operator: Operator) =>
      api.EnableOperator({ params: { operatorId: operator.Id }, query: { enabled: true } }),
    onSuccess: async ({ DisplayName }) => {
      await refresh();
      notify.done(texts.nowEnabled(DisplayName));
    },
    onError: notify.failed,
  });
  const { mutate } = enable;
  const isEnd = action?.kind === 'delete' || (action?.kind === 'enable' && action.operator.Enabled);
  // Enabling is taken back by the same menu, so it asks nothing.
  useEffect(() => {
    if (action?.kind !== 'enable' || action.operator.Enabled) return;
    mutate(action.operator);
    onClose();
  }, [action, mutate, onClose]);
  return (
    <>
      {action?.kind === 'role' && (
        <RoleDialog operator={action.operator} onClose={onClose} onDone={refresh} />
      )}
      {action && isEnd && <EndOperatorDialog action={action} onClose={onClose} onDone={refresh} />}
    </>
  );
}

function RoleDialog({
  operator,
  onClose,
  onDone,
}: {
  operator: Operator;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const texts = useTexts(portalUserTexts);
  const notify = useNotify();
  const { OwnsInstallation } = useSession();
  const [role, setRole] = useState<OperatorRole>(operator.Role);
  const change = useMutation({
    mutationFn: () => api.ChangeOperatorRole({ params: { operatorId: operator.Id }, body: { Role: role } }),
    onSuccess: async () => {
      await onDone();
      onClose();
      notify.done(texts.roleSaved(operator.DisplayName));
    },
  });
  return (
    <Dialog opened onClose={onClose} title={texts.roleTitle(operator.DisplayName)}>
      <Stack>
        <RoleChoice value={role} onChange={setRole} />
        {OwnsInstallation && operator.Role === 'owner' && role !== 'owner' && (
          <Text size="sm">{texts.installationKeysEnd}</Text>
        )}
        <ErrorNote error={change.error} />
        <Group justify="flex-end">
          <Button
            disabled={role === operator.Role}
            loading={change.isPending}
            onClick={() => change.mutate()}
          >
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

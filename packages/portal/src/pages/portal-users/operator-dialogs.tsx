import { Button, Group, Stack } from '@mantine/core';
import type { Operator, OperatorRole } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import type { Confirmed } from '../sign-in/use-confirmed.tsx';
import type { OperatorDeed } from './operator-columns.tsx';
import { portalUserTexts } from './portal-user-texts.ts';
import { RoleChoice } from './role-choice.tsx';

interface Props extends Pick<Confirmed, 'confirmed'> {
  deed: OperatorDeed | null;
  onClose: () => void;
}

/** Does what was chosen in a portal user's menu: asks first where it can't be taken back. */
export const OperatorDialogs = ({ deed, onClose, confirmed }: Props) => {
  const texts = useTexts(portalUserTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['operators'] });
  const enable = useMutation({
    mutationFn: ({ operator, enabled }: { operator: Operator; enabled: boolean }) =>
      confirmed(() => api.EnableOperator({ params: { operatorId: operator.Id }, query: { enabled } })),
    onSuccess: async ({ DisplayName, Enabled }) => {
      await refresh();
      notify.done(Enabled ? texts.nowEnabled(DisplayName) : texts.nowDisabled(DisplayName));
    },
    onError: notify.failed,
  });
  const { mutate } = enable;
  // Taken back by the same menu, so it asks nothing.
  useEffect(() => {
    if (deed?.kind !== 'enable') return;
    mutate({ operator: deed.operator, enabled: !deed.operator.Enabled });
    onClose();
  }, [deed, mutate, onClose]);
  const name = deed?.operator.DisplayName ?? '';
  return (
    <>
      {deed?.kind === 'role' && (
        <RoleDialog operator={deed.operator} onClose={onClose} confirmed={confirmed} onDone={refresh} />
      )}
      <ConfirmDestruction
        opened={deed?.kind === 'delete'}
        onClose={onClose}
        title={texts.deleteTitle(name)}
        destroys={[texts.deletesPerson, texts.deletesSessions]}
        action={texts.deleteAction}
        onConfirm={async () => {
          await confirmed(() => api.DeleteOperator({ params: { operatorId: deed!.operator.Id } }));
          await refresh();
          notify.done(texts.removed(name));
        }}
      >
        {texts.deleteStays}
      </ConfirmDestruction>
    </>
  );
};

const RoleDialog = ({
  operator,
  onClose,
  confirmed,
  onDone,
}: Pick<Confirmed, 'confirmed'> & {
  operator: Operator;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) => {
  const texts = useTexts(portalUserTexts);
  const notify = useNotify();
  const [role, setRole] = useState<OperatorRole>(operator.Role);
  const change = useMutation({
    mutationFn: () =>
      confirmed(() => api.ChangeOperatorRole({ params: { operatorId: operator.Id }, body: { Role: role } })),
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
};

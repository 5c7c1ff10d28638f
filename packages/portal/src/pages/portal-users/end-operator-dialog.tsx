import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import type { OperatorAction } from './operator-columns.tsx';
import { OperatorKeys } from './operator-keys.tsx';
import { portalUserTexts } from './portal-user-texts.ts';

/** Asks before a portal user is disabled or deleted, and offers to disable the API keys that they made as well. */
export function EndOperatorDialog({
  action: { kind, operator },
  onClose,
  onDone,
}: {
  action: OperatorAction;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const texts = useTexts(portalUserTexts);
  const notify = useNotify();
  const [disableApiKeys, setDisableApiKeys] = useState(false);
  const { Id: operatorId, DisplayName: name } = operator;
  const isDeletion = kind === 'delete';
  const mayHoldKeys = useSession().OwnsInstallation && operator.Role === 'owner';
  const revokesKeys = mayHoldKeys && (isDeletion || disableApiKeys);
  const end = async () => {
    const params = { operatorId };
    if (isDeletion) await api.DeleteOperator({ params, query: { disableApiKeys } });
    else await api.EnableOperator({ params, query: { enabled: false, disableApiKeys } });
    await onDone();
    notify.done(isDeletion ? texts.removed(name) : texts.nowDisabled(name));
  };
  return (
    <ConfirmDestruction
      opened
      onClose={onClose}
      title={isDeletion ? texts.deleteTitle(name) : texts.disableTitle(name)}
      destroys={[
        ...(isDeletion ? [texts.deletesPerson, texts.deletesSessions] : [texts.endsSessions]),
        ...(revokesKeys ? [texts.deletesInstallationKeys] : []),
      ]}
      action={isDeletion ? texts.deleteAction : texts.disableAction}
      isReversible={!isDeletion && !revokesKeys}
      onConfirm={end}
    >
      <Stack gap="md">
        <Text size="sm">
          {isDeletion ? texts.deleteStays : revokesKeys ? texts.disableWithKeysStays : texts.disableStays}
        </Text>
        <OperatorKeys
          operator={operator}
          hint={mayHoldKeys ? texts.allKeysTooHint : texts.keysTooHint}
          isTaken={disableApiKeys}
          onTake={setDisableApiKeys}
        />
        {mayHoldKeys && !revokesKeys && <Text size="sm">{texts.installationKeysGoOn}</Text>}
      </Stack>
    </ConfirmDestruction>
  );
}

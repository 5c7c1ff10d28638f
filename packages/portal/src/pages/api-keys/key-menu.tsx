import { ActionIcon, Menu } from '@mantine/core';
import type { ApiKey } from '@selfsame/contract';
import { IconDots, IconKeyOff, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import type { KeyAction } from './key-columns.tsx';
import { keyName } from './key-state.ts';
import { useEnableKey } from './use-enable-key.ts';

/** What can be done to a key. */
export function KeyMenu({ apiKey, onAction }: { apiKey: ApiKey; onAction: (action: KeyAction) => void }) {
  const texts = useTexts(apiKeyTexts);
  const notify = useNotify();
  const enable = useEnableKey();
  const name = keyName(apiKey);
  const ask = (kind: KeyAction['kind']) => () => onAction({ kind, key: apiKey });
  const enableNow = () =>
    enable.mutate(
      { key: apiKey, enabled: true, reason: '' },
      {
        onSuccess: () =>
          notify.done(texts.enabled(name), () =>
            enable.mutateAsync({ key: apiKey, enabled: false, reason: apiKey.DisableReason }),
          ),
        onError: notify.failed,
      },
    );
  return (
    <Menu position="bottom-end" withArrow withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={texts.actionsOf(name)}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {apiKey.Enabled ? (
          <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={ask('disable')}>
            {texts.disable}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={enableNow}>
            {texts.enable}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconKeyOff size={16} aria-hidden />} onClick={ask('revoke')}>
          {texts.revoke}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash size={16} aria-hidden />}
          c="var(--portal-bad)"
          onClick={ask('delete')}
        >
          {texts.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import type { CustomOperation } from '@selfsame/contract';
import {
  IconDots,
  IconMessage,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import type { TemplateAction } from './template-action.ts';
import { defaultTemplateName } from './template-draft.ts';
import { templateTexts } from './template-texts.ts';
import { useEnableTemplate } from './use-templates.ts';

/** Enables or disables a template, with a way back. */
function useToggle(template: CustomOperation): () => void {
  const texts = useTexts(templateTexts);
  const notify = useNotify();
  const enable = useEnableTemplate();
  const { Name, Enabled } = template;
  return () =>
    enable.mutate(
      { template, enabled: !Enabled },
      {
        onSuccess: () =>
          notify.done(Enabled ? texts.disabled(Name) : texts.enabled(Name), () =>
            enable.mutateAsync({ template, enabled: Enabled }),
          ),
        onError: notify.failed,
      },
    );
}

/** What can be done to a template. */
export function TemplateMenu({
  template,
  onAction,
}: {
  template: CustomOperation;
  onAction: (action: TemplateAction) => void;
}) {
  const texts = useTexts(templateTexts);
  const isDefault = template.Name === defaultTemplateName;
  const { Name, Enabled } = template;
  const toggle = useToggle(template);
  return (
    <Menu position="bottom-end" withArrow withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={texts.actionsOf(Name)}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => onAction({ kind: 'edit', template })}
        >
          {texts.edit}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to={`/settings/messages?operation=${template.ExternalId}`}
          leftSection={<IconMessage size={16} aria-hidden />}
        >
          {texts.messages}
        </Menu.Item>
        {!isDefault && (
          <>
            <Menu.Item
              leftSection={
                Enabled ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />
              }
              onClick={toggle}
            >
              {Enabled ? texts.disable : texts.enable}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconTrash size={16} aria-hidden />}
              c="var(--portal-bad)"
              onClick={() => onAction({ kind: 'delete', template })}
            >
              {texts.remove}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

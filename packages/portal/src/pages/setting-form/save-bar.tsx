import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { settingFormTexts } from './setting-form-texts.ts';
import type { SettingForm } from './use-setting-form.ts';

/** The end of a form of settings: save, discard, what failed, and what somebody else has changed. */
export const SaveBar = <T extends { Version: number }>({
  form,
  onSave = form.save,
  isBlocked = false,
  mt = 'lg',
}: {
  form: SettingForm<T>;
  /** What the button does, when saving asks for something first. */
  onSave?: () => void;
  /** Whether what stands there can't be saved. */
  isBlocked?: boolean;
  /** Room above. */
  mt?: 0 | 'lg';
}) => {
  const texts = useTexts(settingFormTexts);
  return (
    <Stack gap="sm" mt={mt}>
      {form.conflict && (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconUsers aria-hidden />}
          title={texts.conflict.title}
          role="alert"
        >
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{texts.conflict.text}</Text>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={form.takeTheirs}>
                {texts.conflict.theirs}
              </Button>
              <Button size="xs" variant="default" onClick={form.overwrite}>
                {texts.conflict.mine}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      <ErrorNote error={form.error} onRetry={form.retry} />
      <Group gap="xs">
        <Button onClick={onSave} disabled={!form.isDirty || isBlocked} loading={form.isSaving}>
          {texts.save}
        </Button>
        {form.isDirty && (
          <>
            <Button variant="default" onClick={form.discard}>
              {texts.discard}
            </Button>
            <Text size="sm" c="dimmed">
              {texts.unsaved}
            </Text>
          </>
        )}
      </Group>
    </Stack>
  );
};

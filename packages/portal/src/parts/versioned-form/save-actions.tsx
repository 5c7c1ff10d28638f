import { Button, Group, Text } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import classes from './save-actions.module.css';
import { versionedFormTexts } from './versioned-form-texts.ts';

/** The one way that settings are saved: Save, and while something is not saved, a way to throw it away. */
export function SaveActions({
  isDirty,
  isSaving,
  isBlocked = false,
  savesUnchanged = false,
  onSave,
  onDiscard,
}: {
  isDirty: boolean;
  isSaving: boolean;
  /** Whether what stands there can't be saved. */
  isBlocked?: boolean | undefined;
  /** Whether it can be saved as it came, too. */
  savesUnchanged?: boolean | undefined;
  /** Absent in a `<form>`, which saves when it is submitted. */
  onSave?: (() => void) | undefined;
  onDiscard: () => void;
}) {
  const texts = useTexts(versionedFormTexts);
  return (
    <Group gap="xs" className={classes.bar} data-dirty={isDirty || undefined}>
      <Button
        {...(onSave ? { onClick: onSave } : { type: 'submit' as const })}
        disabled={isBlocked || !(isDirty || savesUnchanged)}
        loading={isSaving}
      >
        {texts.save}
      </Button>
      {isDirty && (
        <>
          <Button variant="default" onClick={onDiscard}>
            {texts.discard}
          </Button>
          <Text size="sm" c="dimmed">
            {texts.unsaved}
          </Text>
        </>
      )}
    </Group>
  );
}

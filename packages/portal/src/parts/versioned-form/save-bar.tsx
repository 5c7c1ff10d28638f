import { Stack } from '@mantine/core';
import { ErrorNote } from '../error-note.tsx';
import { SaveActions } from './save-actions.tsx';
import type { VersionedForm } from './use-versioned-form.ts';
import { type FieldWords, VersionConflict } from './version-conflict.tsx';

/** The end of a form: save, discard, what failed, and what somebody else has changed. */
export function SaveBar<Stored, Values extends object>({
  versioned,
  fields,
  onSave = versioned.save,
  isBlocked = false,
  savesUnchanged = false,
  submits = false,
  mt = 'lg',
}: {
  versioned: VersionedForm<Stored, Values>;
  /** Words for what differs in a conflict. */
  fields: FieldWords<Values>;
  /** What the button does, when saving asks for something first. */
  onSave?: () => void;
  /** Whether what stands there can't be saved. */
  isBlocked?: boolean;
  /** Whether it can be saved as it came, too. */
  savesUnchanged?: boolean;
  /** Whether it stands in a `<form>` that saves when it is submitted. */
  submits?: boolean;
  /** Room above. */
  mt?: 0 | 'lg';
}) {
  const { isDirty, isSaving, error, discard } = versioned;
  return (
    <Stack gap="sm" mt={mt}>
      <VersionConflict versioned={versioned} fields={fields} />
      <ErrorNote error={error} />
      <SaveActions
        isDirty={isDirty}
        isSaving={isSaving}
        isBlocked={isBlocked}
        savesUnchanged={savesUnchanged}
        onSave={submits ? undefined : onSave}
        onDiscard={discard}
      />
    </Stack>
  );
}

import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { Account } from '@selfsame/contract';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { VersionConflict } from '../../../parts/versioned-form/version-conflict.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';
import { type ProfileField, profileFields } from './profile-fields.ts';
import { ProfileValues } from './profile-values.tsx';
import { useProfileForm } from './use-profile-form.ts';

/** The profile, to be changed. */
function ProfileForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const texts = useTexts(accountTexts);
  const { profile: words } = texts;
  const versioned = useProfileForm(account, onClose);
  const { form, isDirty, isSaving, save, error } = versioned;
  const input = ({ name, maxLength, input: type, isRequired = false }: ProfileField, place: number) => {
    const props = { label: words.fields[name], maxLength, ...form.getInputProps(name) };
    if (type === 'area') return <Textarea key={name} {...props} rows={3} />;
    return (
      <TextInput
        key={name}
        {...props}
        {...(type && { type })}
        {...(type === 'tel' && { description: words.phoneHint })}
        required={isRequired}
        autoFocus={place === 0}
      />
    );
  };
  // What was typed waits behind what is expected, and is there again when saving fails.
  if (isSaving) return <ProfileValues account={account} />;
  return (
    <>
      <VersionConflict versioned={versioned} fields={{ labels: words.fields }} />
      <ErrorNote error={error} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isDirty) save();
          else onClose();
        }}
      >
        <Stack mt="sm">
          {profileFields.map(input)}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit">{texts.save}</Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}
export default ProfileForm;

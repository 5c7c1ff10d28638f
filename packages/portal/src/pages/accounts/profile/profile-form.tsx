import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type Account, limits } from '@selfsame/contract';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { VersionConflict } from '../../../parts/versioned-form/version-conflict.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';
import type { Profile } from './profile.ts';
import { ProfileValues } from './profile-values.tsx';
import { useProfileForm } from './use-profile-form.ts';

/** The profile, to be changed. */
function ProfileForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const texts = useTexts(accountTexts);
  const { profile: words } = texts;
  const versioned = useProfileForm(account, onClose);
  const { form, isDirty, isSaving, save, error } = versioned;
  const labels: Record<keyof Profile, string> = {
    DisplayName: words.displayName,
    CustomDisplayName: words.customDisplayName,
    Email: words.email,
    PhoneNumber: words.phone,
    Description: words.description,
  };
  const field = (name: keyof Profile, maxLength: number) => ({
    label: labels[name],
    maxLength,
    ...form.getInputProps(name),
  });
  // What was typed waits behind what is expected, and is there again when saving fails.
  if (isSaving) return <ProfileValues account={account} />;
  return (
    <>
      <VersionConflict versioned={versioned} fields={{ labels }} />
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
          <TextInput {...field('DisplayName', limits.displayName)} required autoFocus />
          <TextInput {...field('CustomDisplayName', limits.displayName)} />
          <TextInput {...field('Email', limits.email)} type="email" />
          <TextInput {...field('PhoneNumber', limits.phoneNumber)} type="tel" description={words.phoneHint} />
          <Textarea {...field('Description', limits.description)} rows={3} />
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

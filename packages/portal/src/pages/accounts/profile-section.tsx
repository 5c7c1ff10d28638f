import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import { type Account, limits } from '@selfsame/contract';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { Section } from '../../parts/section.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import classes from './account-page.module.css';
import { accountTexts } from './account-texts.ts';
import { changedFields, type Profile, profileOf } from './profile.ts';
import { useUpdateAccount } from './use-account.ts';
import { VersionConflict } from './version-conflict.tsx';

/** The profile, to be read and changed. */
export const ProfileSection = ({ account }: { account: Account }) => {
  const texts = useTexts(accountTexts);
  const notify = useNotify();
  const mayChange = useMay(['Account Manager']);
  /** What is being edited, and what it was when that began. */
  const [draft, setDraft] = useState<{ base: Account; profile: Profile } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const update = useUpdateAccount(account);
  const close = () => {
    setOpen(false);
    setDraft(null);
    update.reset();
  };
  const save = (profile: Profile, base: Account) => {
    const fields = changedFields(profileOf(base), profile);
    if (Object.keys(fields).length === 0) return close();
    setDraft({ profile, base });
    setOpen(false);
    update.mutate(
      { ...fields, Version: base.Version },
      {
        onSuccess: () => {
          setDraft(null);
          notify.done(texts.profile.saved);
        },
        // What was typed is not lost.
        onError: () => setOpen(true),
      },
    );
  };
  const isConflict =
    update.error instanceof SelfsameError && update.error.code === 'E_ACCOUNT_VERSION_MISMATCH';
  return (
    <Section
      title={texts.profile.title}
      className={classes.section}
      actions={
        mayChange &&
        !isOpen && (
          <Button
            size="xs"
            variant="default"
            loading={update.isPending}
            leftSection={<IconPencil size={15} aria-hidden />}
            onClick={() => {
              setDraft({ base: account, profile: profileOf(account) });
              setOpen(true);
            }}
          >
            {texts.profile.edit}
          </Button>
        )
      }
    >
      {isOpen && draft ? (
        <>
          {isConflict ? (
            <VersionConflict
              base={draft.base}
              mine={draft.profile}
              onReload={close}
              onOverwrite={(latest) => save(draft.profile, { ...draft.base, Version: latest.Version })}
            />
          ) : (
            <ErrorNote error={update.error} />
          )}
          <ProfileForm
            profile={draft.profile}
            onCancel={close}
            onSave={(profile) => save(profile, draft.base)}
          />
        </>
      ) : (
        <ProfileValues account={account} />
      )}
    </Section>
  );
};

const ProfileValues = ({ account }: { account: Account }) => {
  const { profile } = useTexts(accountTexts);
  const confirmed = (is: boolean) => `(${is ? profile.verified : profile.notVerified})`;
  return (
    <DefinitionList
      items={[
        { name: profile.displayName, value: account.DisplayName },
        { name: profile.customDisplayName, value: account.CustomDisplayName },
        {
          name: profile.email,
          value: account.Email && `${account.Email} ${confirmed(account.EmailVerified)}`,
        },
        {
          name: profile.phone,
          value: account.PhoneNumber && `${account.PhoneNumber} ${confirmed(account.PhoneNumberVerified)}`,
        },
        { name: profile.description, value: account.Description },
        { name: profile.created, value: <Instant at={account.CreatedDate} /> },
        { name: profile.modified, value: <Instant at={account.ModifiedDate} /> },
        { name: profile.uin, value: <CopyValue value={account.UIN} name={profile.uin} /> },
      ]}
    />
  );
};

const ProfileForm = ({
  profile,
  onSave,
  onCancel,
}: {
  profile: Profile;
  onSave: (profile: Profile) => void;
  onCancel: () => void;
}) => {
  const texts = useTexts(accountTexts);
  const [values, setValues] = useState(profile);
  const field = (name: keyof Profile, label: string, maxLength: number) => ({
    label,
    maxLength,
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((previous) => ({ ...previous, [name]: value }));
    },
  });
  const isNameMissing = values.DisplayName.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isNameMissing) onSave(values);
      }}
    >
      <Stack mt="sm">
        <TextInput
          {...field('DisplayName', texts.profile.displayName, limits.displayName)}
          required
          autoFocus
          error={isNameMissing ? texts.create.needed : null}
        />
        <TextInput {...field('CustomDisplayName', texts.profile.customDisplayName, limits.displayName)} />
        <TextInput {...field('Email', texts.profile.email, limits.email)} type="email" />
        <TextInput
          {...field('PhoneNumber', texts.profile.phone, limits.phoneNumber)}
          type="tel"
          description={texts.profile.phoneHint}
        />
        <Textarea {...field('Description', texts.profile.description, limits.description)} rows={3} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {texts.cancel}
          </Button>
          <Button type="submit">{texts.save}</Button>
        </Group>
      </Stack>
    </form>
  );
};

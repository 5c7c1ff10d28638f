import type { Account } from '@selfsame/contract';
import { type ProfileField, profileFields } from './profile-fields.ts';

/** The texts of a user that operators change. */
export type Profile = Record<ProfileField['name'], string>;

/** What a form shows: an empty text where nothing is. */
export const profileOf = (account: Account): Profile =>
  Object.fromEntries(profileFields.map(({ name }) => [name, account[name] ?? ''])) as Profile;

/** Only what differs is sent, so that nobody else's change of another field is undone. */
export const changedFields = (before: Profile, after: Profile): Partial<Profile> =>
  Object.fromEntries(
    profileFields
      .filter(({ name }) => before[name] !== after[name].trim())
      .map(({ name }) => [name, after[name].trim()]),
  );

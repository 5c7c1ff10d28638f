import type { Account } from '@selfsame/contract';

/** The texts of a user that operators change. */
export type Profile = Record<
  'DisplayName' | 'CustomDisplayName' | 'Email' | 'PhoneNumber' | 'Description',
  string
>;

/** The names of these fields, in the order of the form. */
const profileFields = [
  'DisplayName',
  'CustomDisplayName',
  'Email',
  'PhoneNumber',
  'Description',
] as const satisfies readonly (keyof Profile)[];

/** What a form shows: an empty text where nothing is. */
export const profileOf = (account: Account): Profile => ({
  DisplayName: account.DisplayName,
  CustomDisplayName: account.CustomDisplayName ?? '',
  Email: account.Email ?? '',
  PhoneNumber: account.PhoneNumber ?? '',
  Description: account.Description ?? '',
});

/** Only what differs is sent, so that nobody else's change of another field is undone. */
export const changedFields = (before: Profile, after: Profile): Partial<Profile> =>
  Object.fromEntries(
    profileFields
      .filter((name) => before[name] !== after[name].trim())
      .map((name) => [name, after[name].trim()]),
  );

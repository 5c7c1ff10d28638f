import { type Account, type AccountText, accountTextLengths, limits } from '@selfsame/contract';

/** A text of a user that operators see and change. Its label is the text of its name. */
export interface ProfileField {
  name: 'DisplayName' | Exclude<AccountText, 'Currency'>;
  /** Most characters. */
  maxLength: number;
  input?: 'email' | 'tel' | 'area';
  isRequired?: boolean;
  /** Whether the user has confirmed it; only where that can be. */
  isConfirmed?: (account: Account) => boolean;
}

/** In the order of the form. The form and the values that are shown follow from this table. */
export const profileFields = [
  { name: 'DisplayName', maxLength: limits.displayName, isRequired: true },
  { name: 'CustomDisplayName', maxLength: accountTextLengths.CustomDisplayName },
  {
    name: 'Email',
    maxLength: accountTextLengths.Email,
    input: 'email',
    isConfirmed: ({ EmailVerified }) => EmailVerified,
  },
  {
    name: 'PhoneNumber',
    maxLength: accountTextLengths.PhoneNumber,
    input: 'tel',
    isConfirmed: ({ PhoneNumberVerified }) => PhoneNumberVerified,
  },
  { name: 'Description', maxLength: accountTextLengths.Description, input: 'area' },
] as const satisfies readonly ProfileField[];

/** Those that the list of users has a column for, in its order. */
export const listedFields = [
  'DisplayName',
  'Email',
  'PhoneNumber',
] as const satisfies readonly ProfileField['name'][];

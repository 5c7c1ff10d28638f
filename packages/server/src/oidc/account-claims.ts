import type { AccountRow } from '../store/account/account.ts';

/** Claims by the scope that asks for them (OpenID Connect Core 5.4). */
export const claimsOfScopes = {
  // Every application decides by what was shown and when, also one that did not ask for it. It must also know that a
  // sign-in at a sandbox shows nothing.
  openid: ['sub', 'acr', 'amr', 'auth_time', 'sandbox'],
  profile: ['name', 'preferred_username', 'updated_at'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
};

/**
 * Everything that an application may be told about an account (OpenID Connect Core 5.1). Which of it an application gets,
 * its scopes and claims decide.
 * @param sandbox whether the account is of a sandbox; only then there is a claim `sandbox`
 * @returns claims by name. `updated_at` is in seconds since 1970. An e-mail address or a phone number that the account does
 *   not have is absent, and so is the claim that says whether it is confirmed.
 */
export const accountClaims = (
  account: AccountRow,
  sandbox: boolean,
): { sub: string; [claim: string]: unknown } => ({
  ...(sandbox && { sandbox: true }),
  sub: account.id,
  name: account.display_name || undefined,
  preferred_username: account.account_number,
  updated_at: Math.floor(account.modified_at.getTime() / 1_000),
  ...(account.email && { email: account.email, email_verified: account.email_verified }),
  ...(account.phone_number && {
    phone_number: account.phone_number,
    phone_number_verified: account.phone_number_verified,
  }),
});

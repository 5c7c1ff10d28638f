import type { Account, AccountListItem } from '@selfsame/contract';
import type { AccountRow, ListedAccountRow } from '../store/account/account.ts';
import { readAccountTexts } from '../store/account/account-texts.ts';

/** An account as the wire shows it. */
export const presentAccount = (row: AccountRow): Account => ({
  AccountNumber: row.account_number,
  UIN: row.id,
  Version: row.version,
  DisplayName: row.display_name,
  ...readAccountTexts(row),
  External: row.external,
  Rules: row.rules,
  LastSyncDate: null,
  Enabled: row.enabled,
  ApplicationId: null,
  Custom: row.custom,
  DisableReason: row.disable_reason,
  Owner: null,
  OwnerName: null,
  OwnerPreReg: null,
  Policy: null,
  CustomerName: row.customer_name,
  CustomerNumber: row.customer_number,
  CustomerApplicationType: null,
  CreatedDate: row.created_at.toISOString(),
  ModifiedDate: row.modified_at.toISOString(),
  DeletedDate: row.deleted_at?.toISOString() ?? null,
  EmailVerified: row.email_verified,
  PhoneNumberVerified: row.phone_number_verified,
});

/** An account as a list shows it. */
export const presentListedAccount = (row: ListedAccountRow): AccountListItem => ({
  ...presentAccount(row),
  HasBioCredential: row.has_credential,
  BioCredentialDate: row.credential_created_at?.toISOString() ?? null,
});

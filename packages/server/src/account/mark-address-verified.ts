import type { Actor, Events } from '../platform/events.ts';
import { type AccountRow, changeAccount, findAccount, lockAccount } from '../store/account/account.ts';
import { listAccountPasskeys } from '../store/account/account-passkey.ts';
import type { Db } from '../store/seal/vault.ts';
import { publishAccount } from './publish-account.ts';

/** Addresses that the person of an account has shown to read; null where there is none. */
export interface AddressProof {
  tenantId: string;
  /** Known when the session began; otherwise the number may name an account created since. */
  accountId: string | null;
  accountNumber: string | null;
  phoneNumber: string | null;
  email: string | null;
  /** Whether the session may put another address in place of the account's: a face or a link alone may not, where there is a key. */
  mayReplace: boolean;
  actor: Actor;
  now: Date;
}

const findId = async (tx: Db, { tenantId, accountId, accountNumber }: AddressProof) =>
  accountId ?? (accountNumber === null ? undefined : (await findAccount(tx, tenantId, accountNumber))?.id);

/**
 * What is taken of the addresses. A code that stands in for a passkey goes to a verified address: who could verify one of
 * their own without the key would have its code sent there.
 */
async function takenAddresses(tx: Db, account: AccountRow, { phoneNumber, email, mayReplace }: AddressProof) {
  if (mayReplace || (await listAccountPasskeys(tx, account.id)).length === 0) return { phoneNumber, email };
  return {
    phoneNumber: phoneNumber === account.phone_number ? phoneNumber : null,
    email: email === account.email ? email : null,
  };
}

/**
 * Writes the addresses to the account and marks them verified, inside the transaction that accepts the session. An
 * account that is gone, or has them so already, is left alone.
 * @returns names of the changed fields
 */
export async function markAddressVerified(
  { events }: { events: Events<Db> },
  tx: Db,
  proof: AddressProof,
): Promise<string[]> {
  const id = await findId(tx, proof);
  const account = id === undefined ? undefined : await lockAccount(tx, proof.tenantId, id);
  if (!account) return [];
  const { phoneNumber, email } = await takenAddresses(tx, account, proof);
  const newPhone =
    phoneNumber !== null && !(account.phone_number_verified && account.phone_number === phoneNumber);
  const newEmail = email !== null && !(account.email_verified && account.email === email);
  const fields = [
    newPhone ? ['PhoneNumber', 'PhoneNumberVerified'] : [],
    newEmail ? ['Email', 'EmailVerified'] : [],
  ].flat();
  if (fields.length === 0) return [];
  await changeAccount(tx, proof.tenantId, account.id, {
    ...(newPhone && { phone_number: phoneNumber, phone_number_verified: true }),
    ...(newEmail && { email, email_verified: true }),
    modified_at: proof.now,
  });
  await publishAccount(events, tx, {
    type: 'account.updated',
    tenantId: proof.tenantId,
    actor: proof.actor,
    account,
    data: { fields },
    at: proof.now,
  });
  return fields;
}

import { ConfirmationCredentialType, type Fido2Credential } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { transaction } from '../../platform/database.ts';
import type { Actor, DomainEvent, Events } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { digestOfCredential } from '../../platform/webauthn.ts';
import {
  type AccountPasskeyRow,
  deleteAccountPasskey,
  listAccountPasskeys,
  updateAccountPasskey,
} from '../../store/account/account-passkey.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { Database } from '../../store/tables.ts';
import { requireAccount, requireLockedAccount } from '../require-account.ts';

/** What changing passkeys needs. */
export interface PasskeyDependencies {
  db: Kysely<Database>;
  events: Events<Db>;
  /** Ends the waits of an account that a passkey seen meanwhile has voided, before that passkey is gone. */
  endSeenDelays: (
    tx: Db,
    of: { tenantId: string; accountId: string; actor: Actor; now: Date },
  ) => Promise<void>;
}

/** A passkey of an account, and who changes it. */
export interface PasskeyTarget {
  tenantId: string;
  accountNumber: string;
  passkeyId: string;
  actor: Actor;
  now: Date;
}

/** A passkey as the wire shows it; neither its credential id nor its public key. */
const presentPasskey = (row: AccountPasskeyRow): Fido2Credential => ({
  Id: row.id,
  Description: row.description,
  CredentialType: ConfirmationCredentialType.Fido2,
  CredentialIdHash: digestOfCredential(row.credential_id),
  Aaguid: row.aaguid,
  Transports: row.transports,
  IsDeviceBound: !row.backup_eligible,
  IsSynced: row.backed_up,
  CreatedDate: row.created_at.toISOString(),
  LastUsedDate: row.last_used_at?.toISOString() ?? null,
});

/** The passkeys of an account, oldest first. @throws Problem E_ACCOUNT_NOT_FOUND */
export async function readPasskeys(
  db: Db,
  { tenantId, accountNumber }: { tenantId: string; accountNumber: string },
): Promise<Fido2Credential[]> {
  const account = await requireAccount(db, tenantId, accountNumber);
  return (await listAccountPasskeys(db, account.id)).map(presentPasskey);
}

const publish = (
  events: Events<Db>,
  tx: Db,
  target: PasskeyTarget,
  passkey: AccountPasskeyRow,
  type: Extract<DomainEvent['type'], 'passkey.renamed' | 'passkey.deleted'>,
): Promise<void> =>
  events.publish(tx, {
    type,
    tenantId: target.tenantId,
    actor: target.actor,
    references: {
      accountId: passkey.account_id,
      accountNumber: target.accountNumber,
      passkeyId: passkey.id,
    },
    data: { credential: digestOfCredential(passkey.credential_id), aaguid: passkey.aaguid },
    at: target.now,
  });

/** Gives a passkey another description. @throws Problem E_ACCOUNT_NOT_FOUND, E_PASSKEY_NOT_FOUND */
export const describePasskey = (
  { db, events }: Omit<PasskeyDependencies, 'endSeenDelays'>,
  target: PasskeyTarget,
  description: string,
): Promise<Fido2Credential> =>
  transaction(db, async (tx) => {
    const account = await requireLockedAccount(tx, target.tenantId, target.accountNumber);
    const named = { accountId: account.id, id: target.passkeyId };
    const passkey = await updateAccountPasskey(tx, named, { description: description.trim() });
    if (!passkey) throw new Problem('E_PASSKEY_NOT_FOUND');
    await publish(events, tx, target, passkey, 'passkey.renamed');
    return presentPasskey(passkey);
  });

/**
 * Deletes a passkey. A session that has seen it and is not over yet accepts nothing any more, and nor does a
 * wait during which it was made or shown.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_PASSKEY_NOT_FOUND
 */
export const deletePasskey = (
  { db, events, endSeenDelays }: PasskeyDependencies,
  target: PasskeyTarget,
): Promise<true> =>
  transaction(db, async (tx) => {
    const { tenantId, actor, now } = target;
    const { id: accountId } = await requireAccount(tx, tenantId, target.accountNumber);
    await endSeenDelays(tx, { tenantId, accountId, actor, now });
    const account = await requireLockedAccount(tx, target.tenantId, target.accountNumber);
    const passkey = await deleteAccountPasskey(tx, { accountId: account.id, id: target.passkeyId });
    if (!passkey) throw new Problem('E_PASSKEY_NOT_FOUND');
    await publish(events, tx, target, passkey, 'passkey.deleted');
    return true as const;
  });

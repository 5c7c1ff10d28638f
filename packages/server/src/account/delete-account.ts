import type { Kysely } from 'kysely';
import { transaction } from '../platform/database.ts';
import type { Events } from '../platform/events.ts';
import { eraseAccount, findAccount, lockAccount } from '../store/account.ts';
import { findLiveCredential } from '../store/biometric-credential.ts';
import { deleteFailedAttempts } from '../store/failed-attempt.ts';
import type { Database } from '../store/tables.ts';
import type { Db } from '../store/vault.ts';
import { beginErasure, type EraseDependencies, finishErasure } from './erase-credential.ts';
import { publishAccount } from './publish-account.ts';
import type { AccountAct } from './update-account.ts';

/** What deleting needs. */
export interface DeleteAccountDependencies extends EraseDependencies {
  db: Kysely<Database>;
  events: Events<Db>;
  /** Makes the 1:N search of this process let go of what was erased; never rejects. */
  refreshGallery(): Promise<void>;
}

/**
 * Deletes an account with its credential, picture and key; the number is free again at once. Idempotent: true as
 * well when there is no such account, as clients delete blindly before they enrol anew (contract Q12).
 */
export async function deleteAccount(deps: DeleteAccountDependencies, input: AccountAct): Promise<true> {
  const { tenantId, accountNumber, now } = input;
  const erased = await transaction(deps.db, async (tx) => {
    const found = await findAccount(tx, tenantId, accountNumber);
    const account = found && (await lockAccount(tx, tenantId, found.id));
    if (!account) return undefined;
    const credential = await findLiveCredential(tx, account.id);
    if (credential) await beginErasure(deps, tx, credential, now);
    await deleteFailedAttempts(tx, account.id);
    await eraseAccount(tx, account.id, now);
    const about = { tenantId, actor: input.actor, account, at: now };
    await publishAccount(deps.events, tx, { ...about, type: 'account.deleted' });
    return credential;
  });
  if (erased) await deps.refreshGallery();
  await finishErasure(deps, erased);
  return true;
}

import type { Kysely } from 'kysely';
import { transaction } from '../platform/database.ts';
import type { Events } from '../platform/events.ts';
import { findAccount } from '../store/account/account.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { type EraseAccountDependencies, type Erasure, eraseAccount } from './erase-account.ts';
import type { EraseDependencies } from './erase-credential.ts';
import { publishAccount } from './publish-account.ts';
import type { AccountAct } from './update-account.ts';

/** What deleting needs. */
export interface DeleteAccountDependencies extends EraseDependencies, EraseAccountDependencies {
  vault: EraseDependencies['vault'];
  db: Kysely<Database>;
  events: Events<Db>;
  /** Makes the 1:N search of this process let go of what was erased; never rejects. */
  refreshGallery(): Promise<void>;
}

/**
 * Deletes an account with all that was taken for it; the number is free again at once. A signed certificate says
 * what was destroyed. Idempotent: true as well when there is no such account, as clients delete blindly before they
 * enrol anew (docs/wire.md#deletions).
 */
export async function deleteAccount(deps: DeleteAccountDependencies, input: AccountAct): Promise<true> {
  const { tenantId, accountNumber } = input;
  const erasure = await transaction(deps.db, async (tx) => {
    const found = await findAccount(tx, tenantId, accountNumber);
    const erased = found && (await eraseAccount(deps, tx, { ...input, id: found.id }));
    if (erased) await publishErasure(deps.events, tx, input, erased);
    return erased;
  });
  if (!erasure) return true;
  await deps.refreshGallery();
  // When the process dies before this, the sweeper finds the blobs orphans.
  for (const blobId of erasure.blobIds) await deps.blobs.delete(blobId);
  return true;
}

async function publishErasure(
  events: Events<Db>,
  tx: Db,
  { tenantId, actor, now }: AccountAct,
  { account, destroyed }: Erasure,
): Promise<void> {
  await publishAccount(events, tx, { type: 'account.deleted', tenantId, actor, account, at: now });
  await events.publish(tx, {
    tenantId,
    type: 'account.erased',
    actor,
    references: { accountId: account.id, certificateId: crypto.randomUUID() },
    data: { destroyed },
    at: now,
  });
}

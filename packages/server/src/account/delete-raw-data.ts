import type { Kysely } from 'kysely';
import { transaction } from '../platform/database.ts';
import type { Caller, Events } from '../platform/events.ts';
import { findAccountById } from '../store/account/account.ts';
import {
  countCredentialsWithImage,
  detachImage,
  findCredentialsWithImage,
} from '../store/account/biometric-credential.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { publishAccount } from './publish-account.ts';
import { requireAccount, requireCredential } from './require-account.ts';
import type { AccountAct } from './update-account.ts';

/** What removing pictures needs. */
export interface DeleteRawDataDependencies {
  db: Kysely<Database>;
  blobs: BlobStore;
  events: Events<Db>;
}

/** Credentials treated between two looks for more. */
const batchSize = 200;

/**
 * Deletes the picture of an account's credential and keeps the template; false when there was none.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND
 */
export async function deleteRawData(deps: DeleteRawDataDependencies, input: AccountAct): Promise<boolean> {
  const account = await requireAccount(deps.db, input.tenantId, input.accountNumber);
  const credential = await requireCredential(deps.db, account.id);
  return removeImage(deps, input, credential.id);
}

/** Deletes every picture of a tenant and keeps the templates; how many there were. */
export async function deleteAllRawData(
  deps: DeleteRawDataDependencies,
  input: Caller & { now: Date },
): Promise<number> {
  let deleted = 0;
  for (;;) {
    const ids = await findCredentialsWithImage(deps.db, input.tenantId, batchSize);
    if (ids.length === 0) return deleted;
    for (const id of ids) if (await removeImage(deps, input, id)) deleted++;
  }
}

/** How many credentials of a tenant hold their picture. */
export const countRawData = (db: Db, tenantId: string): Promise<number> =>
  countCredentialsWithImage(db, tenantId);

async function removeImage(
  deps: DeleteRawDataDependencies,
  { tenantId, actor, now }: Caller & { now: Date },
  credentialId: string,
): Promise<boolean> {
  const blobId = await transaction(deps.db, async (tx) => {
    const detached = await detachImage(tx, credentialId, now);
    if (!detached) return undefined;
    const account = await findAccountById(tx, tenantId, detached.accountId);
    if (account) {
      const about = { tenantId, actor, account, credentialId, at: now };
      await publishAccount(deps.events, tx, { ...about, type: 'credential.rawDataDeleted' });
    }
    return detached.blobId;
  });
  if (blobId) await deps.blobs.delete(blobId);
  return blobId !== undefined;
}

import type { Actor } from '../platform/events.ts';
import { lockAccount } from '../store/account/account.ts';
import { eraseRowsOf, findCapturesOf, findKeysOf, lockSessionsOf } from '../store/account/account-erasure.ts';
import { findLiveCredential } from '../store/account/biometric-credential.ts';
import type { Db, Vault } from '../store/seal/vault.ts';
import { beginErasure } from './erase-credential.ts';

/** Ends what is pending among the sessions of an account that goes. */
export type EndSessions = (
  tx: Db,
  end: { tenantId: string; sessionIds: readonly string[]; actor: Actor; now: Date },
) => Promise<void>;

/** What erasing needs. */
export interface EraseAccountDependencies {
  vault: Pick<Vault, 'destroyDataKey'>;
  endSessions: EndSessions;
}

/** What one erasure destroyed: for its certificate, and nothing personal. */
export interface Erasure {
  /** The account as it was; for the events that name it a last time. */
  account: { id: string; account_number: string };
  /** Sealed pictures to remove after the commit; nobody can open them by then. */
  blobIds: string[];
  destroyed: {
    dataKeys: string[];
    templates: number;
    pictures: number;
    captures: number;
    passkeys: number;
    /** Operations and transactions that were made anonymous. */
    sessions: number;
  };
}

/**
 * Erases all that is kept of an account and of what was taken for it: first the keys, from where on no copy of a
 * template or picture opens; then the rows, or the words in them. What stays is our own id, dates and outcomes.
 * @returns undefined when another call erased the account first
 */
export async function eraseAccount(
  deps: EraseAccountDependencies,
  tx: Db,
  input: { id: string; tenantId: string; accountNumber: string; actor: Actor; now: Date },
): Promise<Erasure | undefined> {
  const { id, tenantId, now } = input;
  // Before the account, as captures do, which lock their session first.
  await lockSessionsOf(tx, input);
  const account = await lockAccount(tx, tenantId, id);
  if (!account) return undefined;
  // From here on none can begin; those that did until then are among these.
  const sessionIds = await lockSessionsOf(tx, input);
  await deps.endSessions(tx, { tenantId, sessionIds, actor: input.actor, now });
  const credential = await findLiveCredential(tx, id);
  const captures = await findCapturesOf(tx, sessionIds);
  const sessionKeys = await findKeysOf(tx, sessionIds);
  const captureKeys = captures.flatMap(({ data_key_id }) => data_key_id ?? []);
  for (const keyId of [...captureKeys, ...sessionKeys]) await deps.vault.destroyDataKey(tx, keyId);
  if (credential) await beginErasure(deps, tx, credential, now);
  const passkeys = await eraseRowsOf(tx, account, { sessionIds, now });
  const blobIds = [credential, ...captures].flatMap((row) => row?.image_blob_id ?? []);
  return {
    account,
    blobIds,
    destroyed: {
      dataKeys: [
        ...(credential?.data_key_id ? [credential.data_key_id] : []),
        ...captureKeys,
        ...sessionKeys,
      ],
      templates: (credential ? 1 : 0) + captures.length,
      pictures: blobIds.length,
      captures: captures.length,
      passkeys,
      sessions: sessionIds.length,
    },
  };
}

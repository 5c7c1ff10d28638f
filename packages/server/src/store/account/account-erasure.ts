import { sql } from 'kysely';
import { eraseColumns } from '../erase-columns.ts';
import type { Db } from '../seal/vault.ts';
import { eraseFacesOfSessions } from '../session/challenge-face.ts';
import { eraseAccount } from './account.ts';
import { deleteAccountPasskeys } from './account-passkey.ts';
import { deleteFailedAttempts } from './failed-attempt.ts';

/** An account that is being erased. */
export interface ErasedAccount {
  id: string;
  tenantId: string;
  accountNumber: string;
}

/**
 * Locks every session that was held for an account and returns their ids, in one order everywhere: those begun for
 * it, those begun for its number before it existed, and the selfies its credentials were made of.
 */
export async function lockSessionsOf(tx: Db, account: ErasedAccount): Promise<string[]> {
  const rows = await tx
    .selectFrom('session')
    .select('id')
    .where('tenant_id', '=', account.tenantId)
    .where((eb) =>
      eb.or([
        eb('account_id', '=', account.id),
        eb.and([eb('account_id', 'is', null), eb('account_number', '=', account.accountNumber)]),
        eb(
          'temp_id',
          'in',
          eb
            .selectFrom('biometric_credential')
            .select('temp_id')
            .where('account_id', '=', account.id)
            .where('temp_id', 'is not', null),
        ),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** A sealed selfie of a session. */
export interface ErasedCapture {
  id: string;
  data_key_id: string | null;
  image_blob_id: string | null;
}

const among = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`;

/** Selfies under TempIds of sessions. */
export const findCapturesOf = (tx: Db, sessionIds: readonly string[]): Promise<ErasedCapture[]> =>
  tx
    .selectFrom('temp_capture')
    .select(['id', 'data_key_id', 'image_blob_id'])
    .where('session_id', '=', among(sessionIds))
    .execute();

/** Removes the rows of selfies. */
async function deleteCapturesOf(tx: Db, sessionIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('temp_capture').where('session_id', '=', among(sessionIds)).execute();
}

/** Data keys of sessions: they sealed the secret, an inline reference, a dialogue's reference and messages. */
export async function findKeysOf(tx: Db, sessionIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('session')
    .select('data_key_id')
    .where('id', '=', among(sessionIds))
    .where('data_key_id', 'is not', null)
    .execute();
  return rows.map((row) => row.data_key_id as string);
}

/** Takes everything out of sessions that could tell who it was; what stays is that, when and how they ended. */
async function scrubSessions(tx: Db, sessionIds: readonly string[]): Promise<void> {
  const ofSessions = { column: 'session_id', ids: sessionIds } as const;
  await eraseColumns(tx, 'session', { column: 'id', ids: sessionIds });
  await eraseColumns(tx, 'challenge_dialogue', ofSessions);
  await eraseColumns(tx, 'message', ofSessions);
  // What the page said of its camera, and what a reviewer wrote, are words about a person.
  await sql`
    update attempt set evidence = evidence - 'hints' where session_id = ${among(sessionIds)}
  `.execute(tx);
  await sql`update review_decision set note = null where session_id = ${among(sessionIds)}`.execute(tx);
  // Perceptual hashes come from the person's pictures, a hand-off from their phone.
  await sql`
    delete from frame_hash where attempt_id in (select id from attempt where session_id = ${among(sessionIds)})
  `.execute(tx);
  await eraseFacesOfSessions(tx, sessionIds);
  await tx.deleteFrom('passkey_ceremony').where('session_id', '=', among(sessionIds)).execute();
  await tx.deleteFrom('passkey_code').where('session_id', '=', among(sessionIds)).execute();
  await tx.deleteFrom('handoff').where('session_id', '=', among(sessionIds)).execute();
}

/** Takes the customer's words out of credentials, also of those that were erased before. */
const scrubCredentials = async (tx: Db, accountId: string): Promise<void> =>
  eraseColumns(tx, 'biometric_credential', { column: 'account_id', ids: [accountId] });

/**
 * Erases the rows of an account whose data keys are gone already, or go in the same transaction: what was taken for it in
 * these sessions ({@link lockSessionsOf}), its failures and passkeys, and last the words of the account itself.
 * @returns how many passkeys it had
 */
export async function eraseRowsOf(
  tx: Db,
  { id }: Pick<ErasedAccount, 'id'>,
  { sessionIds, now }: { sessionIds: readonly string[]; now: Date },
): Promise<number> {
  await deleteCapturesOf(tx, sessionIds);
  await scrubSessions(tx, sessionIds);
  await scrubCredentials(tx, id);
  await deleteFailedAttempts(tx, { accountId: id });
  const passkeys = await deleteAccountPasskeys(tx, id);
  await eraseAccount(tx, id, now);
  return passkeys;
}

import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';

/** Makes attempts under one key wait for each other until the transaction ends. */
export async function lockSignIns(tx: Db, keyHash: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(${keyHash.readBigInt64BE(0).toString()}::bigint)`.execute(tx);
}

/** Times of failures under a key since a moment, newest first. */
export async function listFailures(tx: Db, keyHash: Buffer, since: Date): Promise<Date[]> {
  const rows = await tx
    .selectFrom('sign_in_failure')
    .select('failed_at')
    .where('key_hash', '=', keyHash)
    .where('failed_at', '>', since)
    .orderBy('failed_at', 'desc')
    .execute();
  return rows.map(({ failed_at }) => failed_at);
}

/** Counts a failure. @returns its id */
export async function insertFailure(tx: Db, keyHash: Buffer, now: Date): Promise<string> {
  const id = crypto.randomUUID();
  await tx.insertInto('sign_in_failure').values({ id, key_hash: keyHash, failed_at: now }).execute();
  return id;
}

/** Takes single failures back. */
export async function deleteFailures(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('sign_in_failure').where('id', 'in', ids).execute();
}

/** Forgets the failures under a key, once somebody has signed in. */
export async function forgetFailures(tx: Db, keyHash: Buffer): Promise<void> {
  await tx.deleteFrom('sign_in_failure').where('key_hash', '=', keyHash).execute();
}

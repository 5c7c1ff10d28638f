import { sql } from 'kysely';
import type { Db } from './vault.ts';

const bandBytes = 2;

/** The 16 pieces of a hash by which it is looked up: place in the upper 16 bits, value in the lower. */
export const bandsOf = (hash: Uint8Array): number[] =>
  Array.from({ length: hash.length / bandBytes }, (_, place) => {
    const at = place * bandBytes;
    return place * 65_536 + hash[at]! * 256 + hash[at + 1]!;
  });

/** Remembers the hashes of a judged capture. */
export const insertFrameHashes = async (
  tx: Db,
  capture: { tenantId: string; attemptId: string; hashes: readonly Uint8Array[]; now: Date },
): Promise<void> => {
  if (capture.hashes.length === 0) return;
  await tx
    .insertInto('frame_hash')
    .values(
      capture.hashes.map((hash) => ({
        tenant_id: capture.tenantId,
        attempt_id: capture.attemptId,
        hash: Buffer.from(hash),
        bands: bandsOf(hash),
        created_at: capture.now,
      })),
    )
    .execute();
};

/** An earlier hash that may be near to one that is looked for. */
export interface HashCandidate {
  attemptId: string;
  hash: Buffer;
}

/**
 * Hashes of a tenant's earlier attempts that share a band with a hash: all within 15 bits of it, and some others.
 * @param query.attemptId the attempt itself, which is left out
 */
export const findHashCandidates = async (
  db: Db,
  query: { tenantId: string; attemptId: string; hash: Uint8Array; since: Date },
): Promise<HashCandidate[]> => {
  const rows = await db
    .selectFrom('frame_hash')
    .select(['attempt_id', 'hash'])
    .where(sql<boolean>`bands && ${bandsOf(query.hash)}::integer[]`)
    .where('tenant_id', '=', query.tenantId)
    .where('attempt_id', '<>', query.attemptId)
    .where('created_at', '>=', query.since)
    .execute();
  return rows.map((row) => ({ attemptId: row.attempt_id, hash: row.hash }));
};

/** Forgets hashes that were made before a moment; returns how many. */
export const deleteFrameHashes = async (db: Db, before: Date): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('frame_hash')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
};

import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';

const bandBytes = 2;

/** The 16 pieces of a hash by which it is looked up: place in the upper 16 bits, value in the lower. */
const bandsOf = (hash: Uint8Array): number[] =>
  Array.from({ length: hash.length / bandBytes }, (_, place) => {
    const at = place * bandBytes;
    return place * 65_536 + hash[at]! * 256 + hash[at + 1]!;
  });

/**
 * Remembers the hashes of a judged capture.
 * @param capture.version of the computation they come from
 */
export async function insertFrameHashes(
  tx: Db,
  capture: { tenantId: string; attemptId: string; hashes: readonly Uint8Array[]; version: number; now: Date },
): Promise<void> {
  if (capture.hashes.length === 0) return;
  await tx
    .insertInto('frame_hash')
    .values(
      capture.hashes.map((hash) => ({
        tenant_id: capture.tenantId,
        attempt_id: capture.attemptId,
        hash: Buffer.from(hash),
        bands: bandsOf(hash),
        version: capture.version,
        created_at: capture.now,
      })),
    )
    .execute();
}

/** An earlier hash that may be near to one that is looked for. */
export interface HashCandidate {
  attemptId: string;
  hash: Buffer;
  createdAt: Date;
}

/**
 * Hashes of a tenant's earlier attempts that share a band with one of some hashes: all within 15 bits of it, and some
 * others. Hashes of another version of the computation are none of them.
 * @param query.attemptId the attempt itself, which is left out
 */
export async function findHashCandidates(
  db: Db,
  query: { tenantId: string; attemptId: string; hashes: readonly Uint8Array[]; version: number; since: Date },
): Promise<HashCandidate[]> {
  const rows = await db
    .selectFrom('frame_hash')
    .select(['attempt_id', 'hash', 'created_at'])
    .where(sql<boolean>`bands && ${query.hashes.flatMap(bandsOf)}::integer[]`)
    .where('version', '=', query.version)
    .where('tenant_id', '=', query.tenantId)
    .where('attempt_id', '<>', query.attemptId)
    .where('created_at', '>=', query.since)
    .execute();
  return rows.map((row) => ({ attemptId: row.attempt_id, hash: row.hash, createdAt: row.created_at }));
}

/** Forgets hashes that were made before a moment; returns how many. */
export async function deleteFrameHashes(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('frame_hash')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

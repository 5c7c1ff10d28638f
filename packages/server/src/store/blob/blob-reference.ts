import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';

/** Of some blob ids, those that no row points at. */
export async function findUnreferencedBlobs(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const [credentials, captures, reviews] = await Promise.all([
    db.selectFrom('biometric_credential').select('image_blob_id').where('image_blob_id', 'in', ids).execute(),
    db.selectFrom('temp_capture').select('image_blob_id').where('image_blob_id', 'in', ids).execute(),
    db
      .selectFrom('review')
      .select('blob_ids')
      .where(sql<boolean>`blob_ids && ${sql.val(ids)}::uuid[]`)
      .execute(),
  ]);
  const used = new Set([
    ...[...credentials, ...captures].map((row) => row.image_blob_id),
    ...reviews.flatMap((row) => row.blob_ids),
  ]);
  return ids.filter((id) => !used.has(id));
}

/**
 * Writes down how large the sealed pictures of credentials and captures are, where nobody has: those of before they were
 * counted, and of a server that does not count yet.
 */
export async function noteBlobBytes(db: Db, blobs: readonly { id: string; bytes: number }[]): Promise<void> {
  const ids = blobs.map(({ id }) => id);
  const bytes = blobs.map((blob) => blob.bytes);
  for (const table of ['biometric_credential', 'temp_capture'])
    await sql`
      update ${sql.table(table)} row set blob_bytes = blob.bytes
      from unnest(${ids}::uuid[], ${bytes}::integer[]) blob (id, bytes)
      where row.image_blob_id = blob.id and row.blob_bytes is null`.execute(db);
}

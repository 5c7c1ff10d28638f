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

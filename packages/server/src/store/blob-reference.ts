import type { Db } from './vault.ts';

/** Of some blob ids, those that no row points at. */
export const findUnreferencedBlobs = async (db: Db, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const [credentials, captures] = await Promise.all([
    db.selectFrom('biometric_credential').select('image_blob_id').where('image_blob_id', 'in', ids).execute(),
    db.selectFrom('temp_capture').select('image_blob_id').where('image_blob_id', 'in', ids).execute(),
  ]);
  const used = new Set([...credentials, ...captures].map((row) => row.image_blob_id));
  return ids.filter((id) => !used.has(id));
};

import { findUnreferencedBlobs, noteBlobBytes } from '../store/blob/blob-reference.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import { destroyOrphanDataKeys } from '../store/seal/data-key.ts';
import type { PurgeDependencies } from './purge-temp-capture.ts';

/** What finding orphans needs. */
export interface SweepOrphansDependencies extends Pick<PurgeDependencies, 'db' | 'clock'> {
  blobs: Pick<BlobStore, 'list' | 'delete'>;
}

/** Longer than any transaction lives: a blob is put before the row that points at it is committed. */
const orphanAfterMs = 15 * 60_000;
const pageSize = 500;

/**
 * Removes what a crash between two steps left behind: sealed blobs that no row points at, and data keys that no
 * row uses, both only when older than 15 minutes. Notes how large pictures are, where that is not known.
 */
export async function sweepOrphans(deps: SweepOrphansDependencies): Promise<{ blobs: number; keys: number }> {
  const before = new Date(deps.clock.now().getTime() - orphanAfterMs);
  let blobs = 0;
  let page: { id: string; bytes: number }[] = [];
  const removePage = async (): Promise<void> => {
    await noteBlobBytes(deps.db, page);
    const ids = page.map(({ id }) => id);
    for (const id of await findUnreferencedBlobs(deps.db, ids)) {
      await deps.blobs.delete(id);
      blobs += 1;
    }
    page = [];
  };
  for await (const { id, modifiedAt, bytes } of deps.blobs.list()) {
    if (modifiedAt < before) page.push({ id, bytes });
    if (page.length === pageSize) await removePage();
  }
  await removePage();
  return { blobs, keys: await destroyOrphanDataKeys(deps.db, before) };
}

import { randomBytes } from 'node:crypto';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Why a disk takes no more; stands in the sentence of `E_STORAGE_UNAVAILABLE`. */
export type DiskTrouble = 'full' | 'read-only' | 'failing';

const troubleOfCode: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EIO: 'failing',
  // SQLSTATEs: disk_full, io_error.
  '53100': 'full',
  '58030': 'failing',
};
/** PostgreSQL has no SQLSTATE for it: the system's own sentence follows what could not be done. */
const readOnlyMessage = /Read-only file system/;

/** What an error of the file system or of the database says about the disk below; null: nothing. */
export function diskTroubleOf(error: unknown): DiskTrouble | null {
  if (!(error instanceof Error)) return null;
  if (readOnlyMessage.test(error.message)) return 'read-only';
  return troubleOfCode[(error as NodeJS.ErrnoException).code ?? ''] ?? null;
}

/** PostgreSQL takes room by segments of its log; with less than one it stops. */
const leastFreeBytes = 16 * 1_048_576;
const keptMs = 1_000;

/**
 * Finds out why nothing answers below a folder: writes there and reads how much room is left. Many who ask at once, or
 * within a second, get one answer.
 */
export function createDiskProbe(folder: string): () => Promise<DiskTrouble | null> {
  let last: { at: number; answer: Promise<DiskTrouble | null> } | undefined;
  return () => {
    if (!last || performance.now() - last.at > keptMs)
      last = { at: performance.now(), answer: probe(folder) };
    return last.answer;
  };
}

async function probe(folder: string): Promise<DiskTrouble | null> {
  const path = join(folder, `.probe-${randomBytes(4).toString('hex')}`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(randomBytes(4_096));
      await file.sync();
    } finally {
      await file.close();
    }
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize < leastFreeBytes ? 'full' : null;
  } catch (error) {
    return diskTroubleOf(error);
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

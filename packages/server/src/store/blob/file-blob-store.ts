import { randomBytes } from 'node:crypto';
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobStore } from './blob-store.ts';

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** After this time a temporary file belongs to no write any more. */
const abandonedAfterMs = 3_600_000;

/**
 * Blobs as files `<root>/<2 hex>/<id>`, modes 0700 and 0600. A write is a temporary file, fsync, rename, fsync
 * of the folder: after `put` resolves the bytes survive a power cut, and no reader ever sees half of them.
 * Temporary files that a crash left are removed on opening.
 */
export async function openFileBlobStore(root: string): Promise<BlobStore> {
  const drafts = join(root, 'tmp');
  await mkdir(drafts, { recursive: true, mode: 0o700 });
  await removeAbandoned(drafts);
  return {
    async put(id, sealed) {
      const path = pathOf(root, id);
      const draft = join(drafts, `${id}.${randomBytes(4).toString('hex')}`);
      const isNewFolder = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(sealed);
        await file.sync();
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      } finally {
        await file.close();
      }
      await syncDirectory(dirname(path));
      if (isNewFolder !== undefined) await syncDirectory(root);
    },
    async get(id) {
      return readFile(pathOf(root, id)).catch(nullWhenMissing);
    },
    async delete(id) {
      await rm(pathOf(root, id), { force: true });
    },
    async *list() {
      for await (const folder of await opendir(root)) {
        if (!/^[0-9a-f]{2}$/.test(folder.name)) continue;
        for await (const file of await opendir(join(root, folder.name))) {
          if (!idPattern.test(file.name)) continue;
          const found = await stat(join(root, folder.name, file.name)).catch(nullWhenMissing);
          if (found) yield { id: file.name, modifiedAt: found.mtime, bytes: found.size };
        }
      }
    },
  };
}

function pathOf(root: string, id: string): string {
  // An id is never user input, but a path is never built from anything else either.
  if (!idPattern.test(id)) throw new RangeError('A blob id is a lower-case GUID');
  return join(root, id.slice(0, 2), id);
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAbandoned(drafts: string): Promise<void> {
  for await (const draft of await opendir(drafts)) {
    const path = join(drafts, draft.name);
    const found = await stat(path).catch(nullWhenMissing);
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(path, { force: true });
  }
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openBlobStore } from '../../open-blob-store.ts';
import type { Config } from '../../platform/configuration/config.ts';
import type { BlobStore } from '../../store/blob/blob-store.ts';
import { VerbFailed } from '../verb.ts';

/**
 * Opens the blob store of an installation. With DATABASE_URL alone a command would find the rows, and no picture in an
 * empty folder that it had just made.
 * @throws VerbFailed when the data folder has none, and nothing is made then; or when this user can't use it
 */
export async function openCommandBlobs(config: Config): Promise<BlobStore> {
  const { dataDir } = config;
  if (!(await hasBlobs(config)))
    throw new VerbFailed(
      `There are no pictures in ${dataDir}. Give the same SELFSAME_DATA_DIR or SELFSAME_BLOB_STORE as the server.`,
    );
  return openBlobStore(config).catch((cause: NodeJS.ErrnoException) => {
    if (cause.syscall === undefined) throw cause;
    throw new VerbFailed(
      `The pictures in ${dataDir}/blobs can't be used: ${cause.message}. Run it as the user of the server.`,
      { cause },
    );
  });
}

/** Whether the blob store is there: the first start of the server makes the folder. One that may not be looked at is. */
export async function hasBlobs({ blobStore, dataDir }: Config): Promise<boolean> {
  if (blobStore !== undefined) return true;
  return stat(join(dataDir, 'blobs')).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBlobStore } from '../../open-blob-store.ts';
import type { Config } from '../../platform/configuration/config.ts';
import type { BlobStore } from '../../store/blob/blob-store.ts';
import { VerbFailed } from '../verb.ts';

/**
 * Opens the blob store of an installation. With DATABASE_URL alone a command would find the rows, and no picture in an
 * empty folder that it had just made.
 * @throws VerbFailed when the data folder has none; nothing is made then
 */
export async function openCommandBlobs(config: Config): Promise<BlobStore> {
  if (hasBlobs(config)) return openBlobStore(config);
  throw new VerbFailed(
    `There are no pictures in ${config.dataDir}. Give the same SELFSAME_DATA_DIR or SELFSAME_BLOB_STORE as the server.`,
  );
}

/** Whether the blob store is there: the first start of the server makes the folder. */
export const hasBlobs = ({ blobStore, dataDir }: Config): boolean =>
  blobStore !== undefined || existsSync(join(dataDir, 'blobs'));

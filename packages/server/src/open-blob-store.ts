import { join } from 'node:path';
import type { Config } from './platform/config.ts';
import type { BlobStore } from './store/blob-store.ts';
import { openFileBlobStore } from './store/file-blob-store.ts';

/** Opens the blob store of the configuration: files below the data folder. */
export const openBlobStore = ({ dataDir }: Config): Promise<BlobStore> =>
  openFileBlobStore(join(dataDir, 'blobs'));

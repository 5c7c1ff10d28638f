import { join } from 'node:path';
import { type Config, ConfigInvalid } from './platform/configuration/config.ts';
import type { BlobStore } from './store/blob/blob-store.ts';
import { openFileBlobStore } from './store/blob/file-blob-store.ts';
import { createS3BlobStore, type S3Location } from './store/blob/s3-blob-store.ts';

/**
 * Opens the blob store of the configuration: files below the data folder, or an S3-compatible service.
 * @throws ConfigInvalid
 */
export async function openBlobStore(config: Config): Promise<BlobStore> {
  const { blobStore, dataDir } = config;
  return blobStore === undefined
    ? openFileBlobStore(join(dataDir, 'blobs'))
    : createS3BlobStore(locate(blobStore, config));
}

/** Reads `s3://bucket/prefix?endpoint=…&region=…`. */
function locate(text: string, { s3AccessKeyId, s3SecretAccessKey }: Config): S3Location {
  const url = new URL(text);
  const region = url.searchParams.get('region') ?? 'us-east-1';
  const endpoint = url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`;
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'region' && name !== 'endpoint');
  if (unknown !== undefined || !/^https?:\/\/[^/?#]+\/?$/i.test(endpoint)) {
    throw new ConfigInvalid(
      `SELFSAME_BLOB_STORE: ${unknown ? `"${unknown}" is not known` : 'the endpoint is no origin'}; give s3://bucket/prefix?endpoint=https://host&region=name.`,
    );
  }
  if (s3AccessKeyId === undefined || s3SecretAccessKey === undefined) {
    throw new ConfigInvalid(
      'SELFSAME_BLOB_STORE is set, so SELFSAME_S3_ACCESS_KEY_ID and SELFSAME_S3_SECRET_ACCESS_KEY (or its _FILE) must be.',
    );
  }
  return {
    endpoint,
    bucket: url.host,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ''),
    region,
    accessKeyId: s3AccessKeyId,
    secretAccessKey: s3SecretAccessKey,
  };
}

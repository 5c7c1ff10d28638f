import type { FaceEngine } from '@selfsame/face';
import type { Kysely } from 'kysely';
import {
  type CredentialOfOther,
  countCredentialsOfOthers,
  findCredentialsOfOthers,
  replaceTemplate,
} from '../store/account/other-models.ts';
import { templateToBytes } from '../store/account/template-bytes.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import { type Vault, VaultKeyGone } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';

/** What making templates anew needs. */
export interface ReEmbedDependencies {
  db: Kysely<Database>;
  vault: Vault;
  blobs: Pick<BlobStore, 'get'>;
  engine: Pick<FaceEngine, 'analyse'>;
}

/** How far it has come, and what became of the credentials so far. */
export interface ReEmbedProgress {
  /** Credentials of other embedders at the beginning. */
  total: number;
  seen: number;
  /** Have a template of the wanted embedder now. */
  made: number;
  /** Hold no picture: they stay as they are until the person is captured again. */
  withoutPicture: number;
  /** Hold a picture in which the wanted embedder finds no usable face: they stay as they are, too. */
  unusable: number;
  /** Were erased or replaced meanwhile. */
  gone: number;
}

/** How the work is done. */
export interface ReEmbedOptions {
  lanes?: number;
  /** Told after each credential. */
  onProgress?: (progress: ReEmbedProgress) => void;
  /** Stops before the next credential. */
  signal?: AbortSignal | undefined;
}

type Outcome = keyof Pick<ReEmbedProgress, 'made' | 'withoutPicture' | 'unusable' | 'gone'>;

const pageSize = 50;

/**
 * Makes a template by `embedder` of every stored picture whose credential has one of another embedder. Each credential is
 * one change of its row: whoever reads it has the old template or the new one. What is done stays done when it is
 * stopped; the next run goes on with the rest.
 * @param options.lanes credentials in work at once, 1 unless told otherwise; the engine must take as many
 * @throws EngineOverloaded, the signal's reason, and what reading database and blobs brings
 */
export async function reEmbed(
  deps: ReEmbedDependencies,
  embedder: string,
  { lanes = 1, onProgress = () => undefined, signal }: ReEmbedOptions = {},
): Promise<ReEmbedProgress> {
  const { all } = await countCredentialsOfOthers(deps.db, embedder);
  const progress = { total: all, seen: 0, made: 0, withoutPicture: 0, unusable: 0, gone: 0 };
  let after: string | null = null;
  for (;;) {
    const page = await findCredentialsOfOthers(deps.db, { modelId: embedder, after, limit: pageSize });
    await inLanes(lanes, page, async (credential) => {
      signal?.throwIfAborted();
      progress[await embedAnew(deps, embedder, credential)] += 1;
      progress.seen += 1;
      onProgress({ ...progress });
    });
    const last = page.at(-1);
    if (!last || page.length < pageSize) return progress;
    after = last.id;
  }
}

/** Works on some items at once. After the first failure none is begun; it is thrown when those in work have ended. */
async function inLanes<Item>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    try {
      for (let item = waiting.shift(); item; item = waiting.shift()) await work(item);
    } finally {
      waiting.length = 0;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

async function embedAnew(
  { db, vault, blobs, engine }: ReEmbedDependencies,
  embedder: string,
  credential: CredentialOfOther,
): Promise<Outcome> {
  const { id, data_key_id: keyId, image_blob_id: blobId } = credential;
  if (keyId === null || blobId === null) return 'withoutPicture';
  const sealed = await blobs.get(blobId);
  if (!sealed) return 'withoutPicture';
  try {
    const key = await vault.openDataKey(db, keyId);
    const image = vault.unseal(key, sealed, { table: 'blob', column: 'bytes', rowId: blobId });
    const { template } = await engine.analyse([image], { mode: 'photo', embedder });
    if (!template) return 'unusable';
    const context = { table: 'biometric_credential', column: 'template_sealed', rowId: id };
    const bytes = vault.seal(key, templateToBytes(template), context);
    return (await replaceTemplate(db, credential, { modelId: embedder, sealed: bytes })) ? 'made' : 'gone';
  } catch (error) {
    if (error instanceof VaultKeyGone) return 'gone';
    throw error;
  }
}

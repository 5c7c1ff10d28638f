import { type IdentifyMatches, limits } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { transaction } from '../platform/database.ts';
import type { Caller, Events } from '../platform/events.ts';
import type { Part } from '../platform/http/handler.ts';
import { Problem } from '../platform/http/problem.ts';
import { findOwners } from '../store/account/biometric-credential.ts';
import { findTempCaptureOfSession } from '../store/account/temp-capture.ts';
import { templateFromBytes } from '../store/account/template-bytes.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import { type Db, type Vault, VaultKeyGone } from '../store/seal/vault.ts';
import { findSession } from '../store/session/session.ts';
import type { Database } from '../store/tables.ts';
import { type ProbeFace, type SearchModels, searchByModels } from './search-models.ts';

/** What identifying needs. */
export interface IdentifyDependencies extends SearchModels {
  db: Kysely<Database>;
  events: Events<Db>;
  vault: Vault;
  blobs: Pick<BlobStore, 'get'>;
  /** The embedder that makes new templates; its scale bounds what can be asked for. */
  modelId: string;
  /**
   * The one face of an image, as an embedder sees it.
   * @throws Problem E_IMAGE_NOT_READABLE, E_FACE_NOT_USABLE, E_SERVER_BUSY
   */
  analysePhoto(
    tenantId: string,
    image: Uint8Array,
    by: { embedder: string; signal: AbortSignal },
  ): Promise<{ template: Float32Array }>;
}

/** Who searches, when, and the multipart body. */
export interface IdentifyInput extends Caller {
  parts: readonly Part[];
  now: Date;
  signal: AbortSignal;
}

/** A face may come from whatever kind of session took it. */
const sessionKinds = ['selfie', 'enrolment', 'verification'] as const;
/** Most matches an answer holds. */
const mostMatches = 100;

/**
 * Finds the accounts of a tenant that hold a face, best first; nobody is an empty list.
 * @throws Problem E_INVALID_ARGUMENT also for a threshold off the scale, E_OPERATION_NOT_FOUND,
 * E_TEMP_DATA_EXPIRED, E_MODEL_MISMATCH, E_SERVER_BUSY, and what finding the image's face throws
 */
export async function identify(deps: IdentifyDependencies, input: IdentifyInput): Promise<IdentifyMatches> {
  const asked = readParts(input.parts);
  const { range } = deps.searchScale(deps.modelId);
  if (asked.threshold < range.min || asked.threshold > range.max) {
    throw refuse(`threshold is ${range.min} to ${range.max} on the scale −12·log10(FMR). 84 is recommended.`);
  }
  const probe = asked.image
    ? await probeOfImage(deps, input, asked.image)
    : await probeOfOperation(deps, input, asked.operationId);
  const found = await searchGallery(deps, {
    tenantId: input.tenantId,
    probe,
    k: mostMatches,
    score: asked.threshold,
    signal: input.signal,
  });
  const ids = found.map(({ id }) => id);
  const owners = new Map((await findOwners(deps.db, input.tenantId, ids)).map((owner) => [owner.id, owner]));
  const matches = found.flatMap(({ id, score }) => {
    const owner = owners.get(id);
    // Erased between the search and now.
    if (!owner) return [];
    return {
      id,
      owner: { id: owner.account_id, name: owner.account_number },
      modifiedDate: owner.modified_at.toISOString(),
      score,
    };
  });
  await record(deps, input, asked, matches);
  return matches;
}

/** Who was looked for is not known here; who was found is. */
const record = (
  { db, events, modelId }: IdentifyDependencies,
  { tenantId, actor, now }: IdentifyInput,
  { operationId, threshold }: Asked,
  matches: IdentifyMatches,
): Promise<void> =>
  transaction(db, (tx) =>
    events.publish(tx, {
      tenantId,
      type: 'search.identified',
      actor,
      references: operationId === undefined ? {} : { sessionId: operationId },
      data: {
        threshold,
        modelId,
        matches: matches.map(({ owner, score }) => ({ account: owner.id, score })),
      },
      at: now,
    }),
  );

type Asked = { threshold: number } & (
  | { image: Uint8Array; operationId?: undefined }
  | { image?: undefined; operationId: string }
);

function readParts(parts: readonly Part[]): Asked {
  const partOf = (name: string) => parts.find((part) => part.name.toLowerCase() === name);
  const text = (name: string) => partOf(name)?.bytes.toString('utf8').trim() || undefined;
  const image = partOf('image')?.bytes;
  const operationId = text('operationid')?.toLowerCase();
  const threshold = Number(text('threshold') ?? Number.NaN);
  if (!Number.isFinite(threshold)) {
    throw refuse('threshold is missing or no number. 84 (1 in 10,000,000) is recommended.');
  }
  if (operationId !== undefined && !guid.test(operationId)) throw refuse('operationId is not a GUID.');
  const hasImage = image !== undefined && image.length > 0;
  if (hasImage === (operationId !== undefined)) throw refuse('Send either image or operationId.');
  if (image && image.length > limits.credentialImageBytes) {
    throw new Problem('E_BODY_TOO_LARGE', { args: [limits.credentialImageBytes] });
  }
  return operationId !== undefined ? { threshold, operationId } : { threshold, image: image as Buffer };
}

/** An image is seen once by each embedder that asks; by the first at once, so that a bad one is refused in any case. */
async function probeOfImage(
  deps: IdentifyDependencies,
  { tenantId, signal }: IdentifyInput,
  image: Uint8Array,
): Promise<ProbeFace> {
  const see = async (embedder: string) =>
    (await deps.analysePhoto(tenantId, image, { embedder, signal })).template;
  const first = await see(deps.modelId);
  return async (modelId) => (modelId === deps.modelId ? first : see(modelId));
}

/** The face of an operation: its template to the embedder that made it, its picture to others. */
async function probeOfOperation(
  deps: IdentifyDependencies,
  { tenantId, now, signal }: IdentifyInput,
  operationId: string,
): Promise<ProbeFace> {
  const capture = await findTempCaptureOfSession(deps.db, { tenantId, sessionId: operationId, now });
  if (!capture?.template_sealed || !capture.data_key_id) {
    const query = { tenantId, id: operationId, kinds: sessionKinds };
    throw new Problem((await findSession(deps.db, query)) ? 'E_TEMP_DATA_EXPIRED' : 'E_OPERATION_NOT_FOUND');
  }
  const { model_id: ownModel, image_blob_id: blobId } = capture;
  try {
    const key = await deps.vault.openDataKey(deps.db, capture.data_key_id);
    const context = { table: 'temp_capture', column: 'template_sealed', rowId: capture.id };
    const own = templateFromBytes(deps.vault.unseal(key, capture.template_sealed, context));
    return async (modelId) => {
      if (modelId === ownModel) return own;
      const sealed = blobId && (await deps.blobs.get(blobId));
      if (!sealed) throw new Problem('E_MODEL_MISMATCH', { args: [ownModel] });
      const image = deps.vault.unseal(key, sealed, { table: 'blob', column: 'bytes', rowId: blobId });
      return (await deps.analysePhoto(tenantId, image, { embedder: modelId, signal })).template;
    };
  } catch (cause) {
    if (cause instanceof VaultKeyGone) throw new Problem('E_TEMP_DATA_EXPIRED', { cause });
    throw cause;
  }
}

/** Seconds after which a search that found the queue full is sensible again. */
const retryAfter = 1;

async function searchGallery(
  deps: IdentifyDependencies,
  query: Parameters<typeof searchByModels>[2],
): ReturnType<typeof searchByModels> {
  try {
    return await searchByModels(deps, deps.db, query);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'E_SEARCH_OVERLOADED')) throw cause;
    throw new Problem('E_SERVER_BUSY', { args: [retryAfter], retryAfter, cause });
  }
}

const refuse = (sentence: string): Problem => new Problem('E_INVALID_ARGUMENT', { args: [sentence] });
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

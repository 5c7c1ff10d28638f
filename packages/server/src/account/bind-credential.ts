import { limits, sandboxOutcomeOfAccount } from '@selfsame/contract';
import type { Actor, Events } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { type AccountRow, lockAccount, setAccountDataKey } from '../store/account/account.ts';
import {
  type CredentialRow,
  countLiveCredentials,
  findLiveCredential,
  insertCredential,
} from '../store/account/biometric-credential.ts';
import type { StoredQuality } from '../store/account/stored-quality.ts';
import { templateToBytes } from '../store/account/template-bytes.ts';
import { type StoredView, sealViews } from '../store/account/turned-views.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import type { DataKey, Db, Vault } from '../store/seal/vault.ts';
import { claimQuota, requireRoom } from '../store/tenant/claim-quota.ts';
import { isSandbox } from '../store/tenant/require-open-tenant.ts';
import { readGenericSettings, readMatchingPolicy } from '../store/tenant/tenant-setting.ts';
import { publishAccount } from './publish-account.ts';

/** Other accounts that seem to hold the same face, best first. */
export type FindDuplicates = (
  tx: Db,
  probe: {
    tenantId: string;
    accountId: string;
    /** The face as an embedder sees it; null where no picture is left to show it. */
    face(modelId: string): Promise<Float32Array | null>;
  },
) => Promise<string[]>;

/** What binding needs. */
export interface BindCredentialDependencies {
  vault: Vault;
  blobs: BlobStore;
  events: Events<Db>;
  findDuplicates: FindDuplicates;
  /** The face of a picture as another embedder sees it; null where it sees none that can be used. */
  embedPicture(tenantId: string, image: Uint8Array, embedder: string): Promise<Float32Array | null>;
  /** Credentials that a sandbox may have, where it is not `limits.sandbox.credentials`. */
  sandboxCredentials?: number;
}

/** A face to bind to an account. */
export interface NewFace {
  tenantId: string;
  accountId: string;
  /** Unit length, from the embedder `modelId`. */
  template: Float32Array;
  modelId: string;
  /** The face from its sides, by the same embedder; none from a picture or a passive capture. */
  views: readonly StoredView[];
  /** The encoded picture, kept only where the tenant's settings allow it. */
  image: Uint8Array | null;
  dataType: number;
  isProofed: boolean;
  quality: StoredQuality;
  tempId: string | null;
  description: string | null;
  externalId: string | null;
  sourceCredentials: unknown[];
  /** The credential this one takes the place of, erased in the same transaction. */
  replacedId?: string;
  actor: Actor;
  now: Date;
}

/**
 * Binds a face to an account as its one credential, sealed under a data key of its own, within the caller's
 * transaction. The sealed picture is durable before this returns. The transaction stays usable after a refusal.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS (also for two at the same moment),
 * E_PERSON_ALREADY_ENROLLED where the matching policy refuses duplicates, E_INVALID_ARGUMENT where a sandbox is full,
 * E_QUOTA_EXCEEDED
 */
export async function bindCredential(
  deps: BindCredentialDependencies,
  tx: Db,
  face: NewFace,
): Promise<CredentialRow> {
  const account = await lockAccountOf(tx, face);
  // Before the costly part, and before a key is made that a refusal would leave behind.
  if (await findLiveCredential(tx, face.accountId)) {
    throw new Problem('E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');
  }
  await followSandbox(tx, account, deps.sandboxCredentials ?? limits.sandbox.credentials);
  const duplicates = await checkDuplicates(deps, tx, face);
  const settings = await readGenericSettings(tx, face.tenantId);
  const image = settings.AllowStoringAccountBioCredentialRawData ? face.image : null;
  const key = await deps.vault.createDataKey(tx, {
    tenantId: face.tenantId,
    purpose: 'account',
    now: face.now,
  });
  const picture = image && sealPicture(deps.vault, key, image);
  const row = sealFace(deps.vault, key, face);
  const amount = row.template_sealed.length + (row.views_sealed?.length ?? 0) + (picture?.sealed.length ?? 0);
  const claim = { tenantId: face.tenantId, what: 'storage', amount, now: face.now } as const;
  if (picture) {
    await requireRoom(tx, claim);
    // Before the claim: others of the tenant wait for it, and a slow store would make them.
    await deps.blobs.put(picture.id, picture.sealed);
  }
  await claimQuota(tx, claim);
  const credential = await insertCredential(tx, {
    ...row,
    image_blob_id: picture?.id ?? null,
    blob_bytes: picture?.sealed.length ?? null,
    quality: JSON.stringify(duplicates.length > 0 ? { ...face.quality, duplicates } : face.quality),
  });
  if (!credential) {
    await deps.vault.destroyDataKey(tx, key.id);
    throw new Problem('E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');
  }
  await setAccountDataKey(tx, face.accountId, key.id);
  await publishAccount(deps.events, tx, {
    type: face.replacedId ? 'credential.replaced' : 'credential.created',
    tenantId: face.tenantId,
    actor: face.actor,
    account,
    credentialId: credential.id,
    data: {
      modelId: face.modelId,
      isProofed: face.isProofed,
      hasImage: image !== null,
      views: face.views.length,
      duplicates: duplicates.length,
      replaced: face.replacedId ?? null,
    },
    at: face.now,
  });
  return credential;
}

async function lockAccountOf(tx: Db, face: NewFace): Promise<AccountRow> {
  const account = await lockAccount(tx, face.tenantId, face.accountId);
  if (!account) throw new Problem('E_ACCOUNT_NOT_FOUND', { args: [face.accountId] });
  return account;
}

/**
 * In a sandbox the number of an account can order that its person is enrolled already. And its faces are bounded: they
 * cost nothing to make, and share the memory of the search with those of live tenants.
 */
async function followSandbox(tx: Db, account: AccountRow, most: number): Promise<void> {
  if (!(await isSandbox(tx, account.tenant_id))) return;
  if (sandboxOutcomeOfAccount(account.account_number, 'enrolment') === 'duplicate')
    throw new Problem('E_PERSON_ALREADY_ENROLLED');
  if ((await countLiveCredentials(tx, account.tenant_id)) < most) return;
  const why = `This sandbox has ${most} credentials, which is all that a sandbox may have. Delete some first.`;
  throw new Problem('E_INVALID_ARGUMENT', { args: [why] });
}

async function checkDuplicates(deps: BindCredentialDependencies, tx: Db, face: NewFace): Promise<string[]> {
  const { DuplicateCheck: policy } = await readMatchingPolicy(tx, face.tenantId);
  if (policy === 'off') return [];
  const { tenantId, accountId, template, modelId, image } = face;
  const duplicates = await deps.findDuplicates(tx, {
    tenantId,
    accountId,
    // Faces of another embedder, while both run, are looked through with what that one sees in the picture.
    face: async (wanted) =>
      wanted === modelId ? template : image && (await deps.embedPicture(tenantId, image, wanted)),
  });
  if (policy === 'refuse' && duplicates.length > 0) throw new Problem('E_PERSON_ALREADY_ENROLLED');
  return duplicates;
}

function sealPicture(vault: Vault, key: DataKey, image: Uint8Array): { id: string; sealed: Buffer } {
  const id = crypto.randomUUID();
  return { id, sealed: vault.seal(key, image, { table: 'blob', column: 'bytes', rowId: id }) };
}

function sealFace(vault: Vault, key: DataKey, face: NewFace) {
  const id = crypto.randomUUID();
  const context = { table: 'biometric_credential', column: 'template_sealed', rowId: id };
  return {
    id,
    tenant_id: face.tenantId,
    account_id: face.accountId,
    external_id: face.externalId,
    description: face.description,
    data_type: face.dataType,
    is_proofed: face.isProofed,
    source_credentials: JSON.stringify(face.sourceCredentials),
    model_id: face.modelId,
    template_sealed: vault.seal(key, templateToBytes(face.template), context),
    views_sealed: sealViews(vault, key, face.views, { table: 'biometric_credential', id }),
    data_key_id: key.id,
    temp_id: face.tempId,
    created_at: face.now,
    modified_at: face.now,
  };
}

import {
  type BiometricCredential,
  type BiometricCredentialRequest,
  type ProofedBiometricCredentialRequest,
  type ReplaceBiometricCredentialRequest,
  sandboxOutcomeOfAccount,
} from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/http/problem.ts';
import type { AccountRow } from '../store/account/account.ts';
import { type CredentialRow, findLiveCredential } from '../store/account/biometric-credential.ts';
import type { Database } from '../store/tables.ts';
import { isSandbox } from '../store/tenant/require-open-tenant.ts';
import { type BindCredentialDependencies, bindCredential, type NewFace } from './bind-credential.ts';
import { beginErasure, finishErasure } from './erase-credential.ts';
import { analysePhoto } from './photo/analyse-photo.ts';
import { photoEngine, type TenantEngine } from './photo/photo-engine.ts';
import { readImage } from './photo/read-image.ts';
import { type ReadTempFaceDependencies, readTempFace } from './photo/read-temp-face.ts';
import { presentCredential } from './present-credential.ts';
import { requireAccount, requireLockedAccount } from './require-account.ts';
import type { AccountAct } from './update-account.ts';

/** What creating a credential needs. */
export interface CreateCredentialDependencies
  extends BindCredentialDependencies,
    Pick<ReadTempFaceDependencies, 'findScale'> {
  db: Kysely<Database>;
  engine: TenantEngine;
  /** Makes the 1:N search of this process see the change; never rejects. */
  refreshGallery(): Promise<void>;
}

/** Which account, by whom, when, and whether anybody still waits for the answer. */
export interface CredentialTarget extends AccountAct {
  signal?: AbortSignal;
}

type Face = Omit<NewFace, 'tenantId' | 'accountId' | 'actor' | 'now'>;

/**
 * Binds the selfie under a TempId as an account's credential.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_TEMP_DATA_EXPIRED, E_MODEL_MISMATCH and what {@link bindCredential} throws
 */
export async function createCredentialFromTempCapture(
  deps: CreateCredentialDependencies,
  target: CredentialTarget,
  request: ProofedBiometricCredentialRequest,
): Promise<BiometricCredential> {
  const account = await requireAccount(deps.db, target.tenantId, target.accountNumber);
  await followSandbox(deps.db, account);
  return bindFace(deps, target, await readFace(deps, target, request), 'create');
}

/** In a sandbox the number of an account can order that no selfie is there any more. */
async function followSandbox(db: Kysely<Database>, account: AccountRow): Promise<void> {
  if (sandboxOutcomeOfAccount(account.account_number, 'selfie') !== 'tempGone') return;
  if (await isSandbox(db, account.tenant_id)) throw new Problem('E_TEMP_DATA_EXPIRED');
}

/**
 * Binds the face of an image that the caller captured as an account's credential.
 * @throws Problem E_ACCOUNT_NOT_FOUND and what reading the image, finding its face and {@link bindCredential} throw
 */
export async function createCredentialFromImage(
  deps: CreateCredentialDependencies,
  target: CredentialTarget,
  request: BiometricCredentialRequest,
): Promise<BiometricCredential> {
  const { id } = await requireAccount(deps.db, target.tenantId, target.accountNumber);
  // Asked here as well as in the transaction: a refusal that is certain needs no analysis.
  if (await findLiveCredential(deps.db, id)) throw new Problem('E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS');
  return bindFace(deps, target, await readFace(deps, target, request), 'create');
}

/**
 * Binds a face in place of the one an account has, if any, in one transaction: a verification sees the old or the
 * new one, never none. When the new face is refused the old one stays.
 * @throws Problem as the two above, and E_INVALID_ARGUMENT when there is neither picture nor TempId, or both
 */
export async function replaceCredential(
  deps: CreateCredentialDependencies,
  target: CredentialTarget,
  request: ReplaceBiometricCredentialRequest,
): Promise<BiometricCredential> {
  const account = await requireAccount(deps.db, target.tenantId, target.accountNumber);
  await followSandbox(deps.db, account);
  return bindFace(deps, target, await readFace(deps, target, request), 'replace');
}

async function bindFace(
  deps: CreateCredentialDependencies,
  target: CredentialTarget,
  face: Face,
  way: 'create' | 'replace',
): Promise<BiometricCredential> {
  const { tenantId, accountNumber, actor, now } = target;
  const { created, replaced } = await transaction(deps.db, async (tx) => {
    const { id: accountId } = await requireLockedAccount(tx, tenantId, accountNumber);
    const replaced: CredentialRow | undefined =
      way === 'replace' ? await findLiveCredential(tx, accountId) : undefined;
    if (replaced) await beginErasure(deps, tx, replaced, now);
    const created = await bindCredential(deps, tx, {
      ...face,
      ...(replaced && { replacedId: replaced.id }),
      tenantId,
      accountId,
      actor,
      now,
    });
    return { created, replaced };
  });
  await deps.refreshGallery();
  await finishErasure(deps, replaced);
  return presentCredential(deps.db, created);
}

async function readFace(
  deps: CreateCredentialDependencies,
  target: CredentialTarget,
  request: ReplaceBiometricCredentialRequest,
): Promise<Face> {
  const given = {
    description: request.Description ?? null,
    externalId: request.ExternalId ?? null,
    sourceCredentials: request.SourceCredentials ?? [],
  };
  if ((request.TempId == null) === (request.Data == null)) {
    throw new Problem('E_INVALID_ARGUMENT', { args: ['Send either TempId, or DataType and Data.'] });
  }
  if (request.TempId != null) {
    const query = { tenantId: target.tenantId, tempId: request.TempId, now: target.now };
    return { ...(await readTempFace(deps, deps.db, query)), ...given };
  }
  const { bytes, dataType } = readImage({ DataType: request.DataType ?? 0, Data: request.Data ?? '' });
  const { template, modelId, quality } = await analysePhoto(await photoEngine(deps, target.tenantId), bytes, {
    signal: target.signal,
  });
  const isProofed = request.IsProofed ?? false;
  return {
    template,
    modelId,
    views: [],
    quality: { ...quality },
    image: bytes,
    dataType,
    isProofed,
    tempId: null,
    ...given,
  };
}

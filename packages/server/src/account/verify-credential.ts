import type { BiometricCredentialRequest, BiometricVerificationResult } from '@selfsame/contract';
import { cosine } from '@selfsame/face';
import type { Kysely } from 'kysely';
import { transaction } from '../platform/database.ts';
import type { Events } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import type { AccountRow } from '../store/account/account.ts';
import { accountDisabled } from '../store/account/account-disabled.ts';
import type { CredentialRow } from '../store/account/biometric-credential.ts';
import { templateFromBytes } from '../store/account/template-bytes.ts';
import { type Db, type Vault, VaultKeyGone } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import { readMatchingPolicy } from '../store/tenant/tenant-setting.ts';
import type { CredentialTarget } from './create-credential.ts';
import { clearFailedAttempts, recordFailedAttempt } from './failed-attempts.ts';
import { analysePhoto } from './photo/analyse-photo.ts';
import { photoEngine, type TenantEngine } from './photo/photo-engine.ts';
import { readImage } from './photo/read-image.ts';
import { publishAccount } from './publish-account.ts';
import { requireAccount, requireCredential, requireLockedAccount } from './require-account.ts';

/** What the cosines of an embedder mean. */
export interface MatchScale {
  /** False match rates that its calibration has evidence for. */
  fmrRange: { min: number; max: number };
  /** Cosine from which templates count as one person at a false match rate. */
  cosineForFmr(falseMatchRate: number): number;
  /** Whole-number score of a cosine, −12·log10(FMR); beyond the calibration's evidence it is extrapolated. */
  score(cosine: number): number;
  /** Belief of a cosine, 0…1; says less than the score. */
  matchProbability(cosine: number): number;
}

/** What a 1:1 comparison needs. */
export interface VerifyCredentialDependencies {
  db: Kysely<Database>;
  events: Events<Db>;
  vault: Vault;
  engine: TenantEngine;
  /** The scale of an embedder; null when it does not run. */
  findScale(embedderId: string): MatchScale | null;
}

/**
 * Compares an image with an account's credential at the tenant's false match rate. A mismatch counts as a failed
 * attempt of the account's lockout and a match clears them, or this call would be a way around the lockout of the
 * capture page; an image without a usable face counts as nothing.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED (also when a failure elsewhere locked it meanwhile),
 * E_BIOCREDENTIAL_NOT_FOUND, E_MODEL_MISMATCH, E_FMR_NOT_SUPPORTED by the model of the credential, and what reading the image and finding its face throw
 */
export async function verifyCredential(
  deps: VerifyCredentialDependencies,
  target: CredentialTarget,
  request: BiometricCredentialRequest,
): Promise<BiometricVerificationResult> {
  const { bytes } = readImage(request);
  const account = await requireAccount(deps.db, target.tenantId, target.accountNumber);
  requireEnabled(account);
  const credential = await requireCredential(deps.db, account.id);
  const { model_id: embedder } = credential;
  const scale = deps.findScale(embedder);
  if (scale === null) throw new Problem('E_MODEL_MISMATCH', { args: [embedder] });
  const { FalseMatchRate } = await readMatchingPolicy(deps.db, target.tenantId);
  const { min, max } = scale.fmrRange;
  if (FalseMatchRate < min || FalseMatchRate > max) {
    throw new Problem('E_FMR_NOT_SUPPORTED', { args: [FalseMatchRate, min, max] });
  }
  const probe = await analysePhoto(await photoEngine(deps, target.tenantId), bytes, {
    signal: target.signal,
    embedder,
  });
  const alike = cosine(probe.template, await openTemplate(deps, credential));
  const matchCosine = scale.cosineForFmr(FalseMatchRate);
  const outcome = {
    credentialId: credential.id,
    verified: alike >= matchCosine,
    score: scale.score(alike),
    evidence: { cosine: alike, matchCosine, falseMatchRate: FalseMatchRate, models: probe.models },
  };
  await transaction(deps.db, (tx) => recordOutcome(deps, tx, target, outcome));
  return {
    Verified: outcome.verified,
    Score: outcome.score,
    MatchProbability: scale.matchProbability(alike),
  };
}

interface Outcome {
  credentialId: string;
  verified: boolean;
  score: number;
  evidence: Record<string, unknown>;
}

/** Behind the account's lock: of guesses at the same moment, none succeeds after the one that locked the account. */
async function recordOutcome(
  deps: Pick<VerifyCredentialDependencies, 'events'>,
  tx: Db,
  target: CredentialTarget,
  outcome: Outcome,
): Promise<void> {
  const { tenantId, actor, now } = target;
  const { credentialId, verified, score, evidence } = outcome;
  const account = await requireLockedAccount(tx, tenantId, target.accountNumber);
  requireEnabled(account);
  const about = { tenantId, actor, account, credentialId, at: now };
  const data = { verified, score, ...evidence };
  await publishAccount(deps.events, tx, { ...about, type: 'credential.verified', data });
  if (verified) await clearFailedAttempts(tx, { accountId: account.id });
  else await recordFailedAttempt(deps, tx, { tenantId, accountId: account.id, now });
}

function requireEnabled(account: AccountRow): void {
  if (!account.enabled) throw accountDisabled(account.disable_reason);
}

async function openTemplate(
  deps: Pick<VerifyCredentialDependencies, 'db' | 'vault'>,
  credential: CredentialRow,
): Promise<Float32Array> {
  const { data_key_id: keyId, template_sealed: sealed } = credential;
  if (!keyId || !sealed) throw new Problem('E_BIOCREDENTIAL_NOT_FOUND');
  try {
    const key = await deps.vault.openDataKey(deps.db, keyId);
    const context = { table: 'biometric_credential', column: 'template_sealed', rowId: credential.id };
    return templateFromBytes(deps.vault.unseal(key, sealed, context));
  } catch (cause) {
    // Deleted or replaced between our read of the row and of the key.
    if (cause instanceof VaultKeyGone) throw new Problem('E_BIOCREDENTIAL_NOT_FOUND', { cause });
    throw cause;
  }
}

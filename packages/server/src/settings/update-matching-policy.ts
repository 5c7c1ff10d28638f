import type { MatchingPolicy } from '@selfsame/contract';
import type { Caller } from '../platform/events.ts';
import { defaultSettings } from '../store/tenant/tenant-setting.ts';
import { requireAttestation } from './require-attestation.ts';
import { requireEmbeddingOrigins } from './require-embedding-origins.ts';
import { requireSupportedFmr } from './require-supported-fmr.ts';
import type { SettingsDependencies } from './settings-dependencies.ts';
import { updateSetting } from './update-setting.ts';

/** Changes how a tenant matches. @throws Problem E_FMR_NOT_SUPPORTED, E_INVALID_ARGUMENT, E_ACCOUNT_VERSION_MISMATCH */
export async function updateMatchingPolicy(
  deps: SettingsDependencies,
  caller: Caller,
  policy: MatchingPolicy,
): Promise<MatchingPolicy> {
  requireSupportedFmr(policy.FalseMatchRate, deps.supportedFmr);
  await requireAttestation(deps.db, caller.tenantId, policy.Passkeys);
  requireEmbeddingOrigins(deps.embedding, policy.Passkeys);
  // Null in a request counts as absent; the answer is the whole policy, as a read gives it.
  const { LivenessMode, LivenessDoubt, Review, Passkeys } = defaultSettings.matching;
  return updateSetting(deps, caller, 'matching', {
    LivenessMode,
    LivenessDoubt,
    Review,
    Passkeys,
    ...policy,
  });
}

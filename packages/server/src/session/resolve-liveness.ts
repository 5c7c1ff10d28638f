import type { LivenessMode } from '@selfsame/contract';
import type { SessionRow } from '../store/session.ts';
import { readMatchingPolicy } from '../store/tenant-setting.ts';
import type { Db } from '../store/vault.ts';
import type { SessionDependencies } from './session-dependencies.ts';

/** What the captures of a session go through; `passive` where liveness is not checked. */
export const readLivenessMode = async (
  deps: Pick<SessionDependencies, 'livenessMode'>,
  db: Db,
  session: SessionRow,
): Promise<LivenessMode> => {
  if (!session.check_liveness) return 'passive';
  const { LivenessMode } = await readMatchingPolicy(db, session.tenant_id);
  return LivenessMode ?? deps.livenessMode;
};

/**
 * Whether a session checks liveness: the request's wish, else the template's, else the tenant's default. A
 * request may switch it off only where the tenant allows that; it may always switch it on.
 */
export const resolveLiveness = (
  policy: { CheckLivenessDefault: boolean; AllowLivenessOverride: boolean },
  requested: boolean | null | undefined,
  template?: boolean | null,
): boolean => {
  const standard = template ?? policy.CheckLivenessDefault;
  if (requested === false && !policy.AllowLivenessOverride) return standard;
  return requested ?? standard;
};

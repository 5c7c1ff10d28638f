import type { LivenessMode, MatchingPolicy } from '@selfsame/contract';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** What the captures of a session go through under a tenant's policy; `passive` where liveness is not checked. */
export const livenessModeOf = (
  deps: Pick<SessionDependencies, 'livenessMode'>,
  session: Pick<SessionRow, 'check_liveness'>,
  policy: Pick<MatchingPolicy, 'LivenessMode'>,
): LivenessMode => (session.check_liveness ? (policy.LivenessMode ?? deps.livenessMode) : 'passive');

/** The same under the policy as it is stored now, which is read only where it matters. */
export async function readLivenessMode(
  deps: Pick<SessionDependencies, 'livenessMode'>,
  db: Db,
  session: SessionRow,
): Promise<LivenessMode> {
  return session.check_liveness
    ? livenessModeOf(deps, session, await readMatchingPolicy(db, session.tenant_id))
    : 'passive';
}

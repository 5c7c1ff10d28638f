import type { LivenessMode } from '@selfsame/contract';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** What the captures of a session go through; `passive` where liveness is not checked. */
export async function readLivenessMode(
  deps: Pick<SessionDependencies, 'livenessMode'>,
  db: Db,
  session: SessionRow,
): Promise<LivenessMode> {
  if (!session.check_liveness) return 'passive';
  const { LivenessMode } = await readMatchingPolicy(db, session.tenant_id);
  return LivenessMode ?? deps.livenessMode;
}

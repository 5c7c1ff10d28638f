import { timingSafeEqual } from 'node:crypto';
import { limits, operatorRoles } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { findLiveSession, touchSession } from '../../store/operator/operator-session.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { hashPortalToken } from './portal-token.ts';

const { recentSec, sessionIdleSec, touchSec } = limits.portal;

/**
 * The operator behind a session's token, asked anew on every request: what ends a session ends it at once.
 * @param options.isUse false: only looks, which keeps no session alive
 */
export async function findPrincipal(
  { db, clock }: Pick<OperatorDependencies, 'db' | 'clock'>,
  token: string,
  { isUse = true }: { isUse?: boolean } = {},
): Promise<OperatorPrincipal | null> {
  const now = clock.now();
  const tokenHash = hashPortalToken(token);
  const seenAfter = new Date(now.getTime() - sessionIdleSec * 1_000);
  const session = await findLiveSession(db, { tokenHash, now, seenAfter });
  if (!session || !timingSafeEqual(session.tokenHash, tokenHash)) return null;
  const isDue = now.getTime() - session.lastSeenAt.getTime() >= touchSec * 1_000;
  if (isUse && isDue) await touchSession(db, session, now);
  const { id, operatorId, tenantId, ownsInstallation, role, confirmedAt } = session;
  return {
    kind: 'operator',
    tenantId,
    operatorId,
    ownsInstallation,
    role,
    roles: operatorRoles[role],
    sessionId: id,
    isRecent: now.getTime() - confirmedAt.getTime() < recentSec * 1_000,
  };
}

import type { CaptureState } from '@selfsame/contract';
import type { CapturePrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { findSessionOfLink } from '../store/session.ts';
import { presentCapture } from './present-capture.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { settleExpiry } from './settle-expiry.ts';

/**
 * The state of the session a capture token was issued for.
 * @throws Problem E_USER_NOT_AUTHENTICATED when the session is gone
 */
export const readCapture = async (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
): Promise<CaptureState> => {
  const now = deps.clock.now();
  const session = await settleExpiry(deps, await findSessionOfLink(deps.db, principal.sessionId), now);
  if (session?.tenant_id !== principal.tenantId) throw new Problem('E_USER_NOT_AUTHENTICATED');
  return presentCapture(session, now);
};

import type { CaptureState } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findSessionOfLink } from '../../store/session/session.ts';
import { settleExpiry } from '../life/settle-expiry.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { asSeenBy } from './agreement.ts';
import { presentCapture } from './present-capture.ts';

/**
 * The state of the session a capture token was issued for.
 * @throws Problem E_USER_NOT_AUTHENTICATED when the session is gone
 */
export async function readCapture(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
): Promise<CaptureState> {
  const now = deps.clock.now();
  const session = await settleExpiry(deps, await findSessionOfLink(deps.db, principal.sessionId), now);
  if (session?.tenant_id !== principal.tenantId) throw new Problem('E_USER_NOT_AUTHENTICATED');
  return presentCapture(await asSeenBy(deps.db, session, { ...principal, now }), now);
}

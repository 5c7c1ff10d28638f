import type { CaptureState } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { spendTime } from '../../store/session/sandbox-order.ts';
import { readCapture } from '../capture/read-capture.ts';
import { withPendingSession } from '../life/with-pending-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/**
 * Does nothing until the time of the session is over: at once, because the time is taken from this session alone. It ends
 * the way that every session ends whose time is over.
 * @throws Problem E_SANDBOX_ONLY, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export async function waitOut(deps: SessionDependencies, principal: CapturePrincipal): Promise<CaptureState> {
  await withPendingSession(deps, principal, async (tx, session, now) => {
    if (!session.sandbox) throw new Problem('E_SANDBOX_ONLY');
    await spendTime(tx, session.id, now);
  });
  return readCapture(deps, principal);
}

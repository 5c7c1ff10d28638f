import type { CaptureState } from '@selfsame/contract';
import type { CapturePrincipal } from '../platform/principal.ts';
import { endPending } from './end-pending.ts';
import { presentCapture } from './present-capture.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { withPendingSession } from './with-pending-session.ts';

/**
 * The user declines.
 * @throws Problem E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export const declineSession = (
  deps: Pick<SessionDependencies, 'db' | 'clock'>,
  principal: CapturePrincipal,
): Promise<CaptureState> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    const ended = await endPending(tx, session, { reason: 'declined', capture: null, tempId: null, now });
    return presentCapture(ended, now);
  });

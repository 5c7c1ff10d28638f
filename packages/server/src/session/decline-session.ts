import type { CaptureState } from '@selfsame/contract';
import { callerOf } from '../platform/events.ts';
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
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
): Promise<CaptureState> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    const { actor } = callerOf(principal);
    const end = { reason: 'declined', capture: null, tempId: null, actor, now } as const;
    const ended = await endPending(deps, tx, session, end);
    return presentCapture(ended, now);
  });

import type { CaptureState } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { callerOf } from '../../platform/events.ts';
import { endPending } from '../life/end-pending.ts';
import { withPendingSession } from '../life/with-pending-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { presentCapture } from './present-capture.ts';

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

import type { CaptureState } from '@selfsame/contract';
import { callerOf } from '../platform/events.ts';
import type { CapturePrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { endPending } from './end-pending.ts';
import { isAccountUsable } from './load-reference.ts';
import { needsCapture, presentCapture } from './present-capture.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { verifyAddresses } from './verify-addresses.ts';
import { withPendingSession } from './with-pending-session.ts';

/**
 * The user approves a transaction that asks for no credential.
 * @throws Problem E_INVALID_ARGUMENT when the session needs a capture, E_TRANSACTION_FINISHED,
 *   E_TRANSACTION_EXPIRED
 */
export const approveSession = (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events' | 'markAddressVerified'>,
  principal: CapturePrincipal,
): Promise<CaptureState> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    if (needsCapture(session)) {
      throw new Problem('E_INVALID_ARGUMENT', { args: ['This session is confirmed by a capture.'] });
    }
    const reason = (await isAccountUsable(tx, session)) ? 'accepted' : 'accountNotUsable';
    const { actor } = callerOf(principal);
    if (reason === 'accepted') await verifyAddresses(deps, tx, session, { actor, now });
    const ended = await endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now });
    return presentCapture(ended, now);
  });

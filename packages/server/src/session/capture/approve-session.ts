import type { CaptureState } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { callerOf } from '../../platform/events.ts';
import { endPending } from '../life/end-pending.ts';
import { withPendingSession } from '../life/with-pending-session.ts';
import { needsPasskey } from '../passkey/passkey-step.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { recordAgreement } from './agreement.ts';
import { isAccountUsable } from './load-reference.ts';
import { needsCapture, presentCapture } from './present-capture.ts';
import { verifyAddresses } from './verify-addresses.ts';

/**
 * The user approves what a session is about. One without a credential ends with it; any other waits for passkey or capture,
 * and approving it again changes nothing.
 * @throws Problem E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export const approveSession = (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events' | 'markAddressVerified'>,
  principal: CapturePrincipal,
): Promise<CaptureState> =>
  withPendingSession(deps, principal, async (tx, pending, now) => {
    const { actor } = callerOf(principal);
    const session = await recordAgreement(deps, tx, pending, {
      to: 'approval',
      tokenId: principal.tokenId,
      actor,
      now,
    });
    if (needsCapture(session) || needsPasskey(session)) return presentCapture(session, now);
    const reason = (await isAccountUsable(tx, session)) ? 'accepted' : 'accountNotUsable';
    if (reason === 'accepted') await verifyAddresses(deps, tx, session, { actor, now });
    const ended = await endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now });
    return presentCapture(ended, now);
  });

import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import {
  type AttemptRow,
  claimAttempt as claimRow,
  findAttempt,
  isAnalysing,
} from '../../store/session/attempt.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { withPendingSession } from '../life/with-pending-session.ts';
import { requirePasskeyStep } from '../passkey/passkey-step.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { requireApproval } from './agreement.ts';
import { isInReview } from './present-capture.ts';

/** An analysis takes well under a second; a claim this old belongs to a server that died. */
const claimLifeMs = 60_000;

/**
 * Claims made before this moment are up for another: those that outlived any analysis, and those older than the server
 * itself. Should the claimer live on another node after all, it finds its claim gone and writes nothing.
 */
export const claimStaleBefore = (now: Date, servingSince: Date): Date =>
  new Date(Math.max(now.getTime() - claimLifeMs, servingSince.getTime()));

/** A claimed attempt. `claimedAt` proves the claim to whoever finishes or releases it. */
export interface Claim {
  attempt: AttemptRow;
  claimedAt: Date;
  session: SessionRow;
}

/**
 * Claims an attempt for analysis. One capture of a session is analysed at a time, so that a link in wrong hands
 * cannot buy more work or more guesses than one after the other.
 * @throws Problem E_ATTEMPT_NOT_OPEN, E_APPROVAL_REQUIRED, E_PASSKEY_REQUIRED, E_PASSKEY_CODE_REQUIRED, E_PASSKEY_DELAY_RUNNING, E_SERVER_BUSY while a capture of the session is being analysed,
 *   E_TRANSACTION_IN_REVIEW when another one of it was handed to operators,
 *   E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export const claimAttempt = (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'servingSince' | 'events'>,
  principal: CapturePrincipal,
  attemptId: string,
): Promise<Claim> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    const attempt = await findAttempt(tx, { sessionId: session.id, id: attemptId });
    if (!attempt) throw new Problem('E_ATTEMPT_NOT_OPEN');
    if (isInReview(session)) throw new Problem('E_TRANSACTION_IN_REVIEW');
    requireApproval(session);
    requirePasskeyStep(session);
    const staleBefore = claimStaleBefore(now, deps.servingSince);
    if (await isAnalysing(tx, session.id, staleBefore)) {
      throw new Problem('E_SERVER_BUSY', { args: [1], retryAfter: 1 });
    }
    if (!(await claimRow(tx, { id: attempt.id, now, staleBefore }))) throw new Problem('E_ATTEMPT_NOT_OPEN');
    return { attempt, claimedAt: now, session };
  });

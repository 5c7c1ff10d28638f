import { type IssuedAttempt, limits } from '@selfsame/contract';
import type { CapturePrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { abandonAttempts, insertAttempt } from '../store/attempt.ts';
import { claimStaleBefore } from './claim-attempt.ts';
import { needsCapture } from './present-capture.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { withPendingSession } from './with-pending-session.ts';

/**
 * Issues a fresh single-use challenge and supersedes those still open.
 * @throws Problem E_INVALID_ARGUMENT when the session asks for no capture, E_TRANSACTION_FINISHED,
 *   E_TRANSACTION_EXPIRED
 */
export const issueAttempt = (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
): Promise<IssuedAttempt> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    if (!needsCapture(session)) {
      throw new Problem('E_INVALID_ARGUMENT', { args: ['This session is approved without a capture.'] });
    }
    await abandonAttempts(tx, { sessionId: session.id, now, staleBefore: claimStaleBefore(now) });
    const id = crypto.randomUUID();
    const challenge = { kind: 'passive' } as const;
    const dueAt = new Date(Math.min(now.getTime() + limits.attemptSec * 1_000, session.expires_at.getTime()));
    await insertAttempt(tx, {
      id,
      session_id: session.id,
      tenant_id: session.tenant_id,
      state: 'open',
      challenge: JSON.stringify(challenge),
      created_at: now,
      due_at: dueAt,
    });
    return { attemptId: id, challenge, dueAt: dueAt.toISOString() };
  });

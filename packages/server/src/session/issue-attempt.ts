import { type Challenge, type IssueAttemptRequest, type IssuedAttempt, limits } from '@selfsame/contract';
import { callerOf } from '../platform/events.ts';
import type { CapturePrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { abandonAttempts, insertAttempt } from '../store/attempt.ts';
import { countDialogues, findDialogue, insertDialogue, updateDialogue } from '../store/challenge-dialogue.ts';
import { noteCaptureBegun, type SessionRow } from '../store/session.ts';
import type { Db } from '../store/vault.ts';
import { drawTurns, presentChallenge, turnsAsked } from './challenge.ts';
import { claimStaleBefore } from './claim-attempt.ts';
import { type Dialogue, isCutOff, startDialogue } from './dialogue.ts';
import { endPending } from './end-pending.ts';
import { drawColors } from './flash.ts';
import { needsCapture } from './present-capture.ts';
import { readLivenessMode } from './resolve-liveness.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { withPendingSession } from './with-pending-session.ts';

type Dependencies = Pick<
  SessionDependencies,
  'db' | 'clock' | 'servingSince' | 'events' | 'livenessMode' | 'randomBelow'
>;

/** Turns drawn beyond those asked: what a doubtful capture is asked for. */
const reserve = 1;

/** How a session's next challenge looks: passive, or so many turns; null when it has had all it may have. */
const planChallenge = async (
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  noFlash: boolean,
): Promise<{ turns: number; flashes: boolean } | 'passive' | null> => {
  const mode = await readLivenessMode(deps, tx, session);
  if (mode === 'passive') return 'passive';
  const { begun, givenUp, unlit } = await countDialogues(tx, session.id);
  if (begun >= limits.challengesPerSession) return null;
  // Where the colours did not show once, the light is to blame or the user is: the turns have to do.
  const flashes = mode === 'active+flash' && !noFlash && unlit === 0;
  return { turns: turnsAsked(givenUp), flashes };
};

/** Supersedes the attempts still open. Those that the server itself cut off are marked, so that nobody pays for them. */
const supersede = async (deps: Dependencies, tx: Db, sessionId: string, now: Date): Promise<void> => {
  const { servingSince } = deps;
  const staleBefore = claimStaleBefore(now, servingSince);
  for (const { id: attemptId, due_at: dueAt } of await abandonAttempts(tx, { sessionId, now, staleBefore })) {
    const row = await findDialogue(tx, attemptId);
    const dialogue = row && (row.progress as Dialogue);
    if (dialogue && dueAt > servingSince && isCutOff(dialogue, servingSince))
      await updateDialogue(tx, { attemptId, progress: { ...dialogue, wasCutOff: true }, now });
  }
};

/**
 * Issues a fresh single-use challenge and supersedes those still open. A session that has let too many active
 * challenges go is rejected: each was a look at what is asked. Challenges that a server's end cut off are none of them.
 * @throws Problem E_INVALID_ARGUMENT when the session asks for no capture, E_TRANSACTION_FINISHED,
 *   E_TRANSACTION_EXPIRED
 */
export const issueAttempt = async (
  deps: Dependencies,
  principal: CapturePrincipal,
  request: IssueAttemptRequest | undefined = undefined,
): Promise<IssuedAttempt> => {
  const issued = await withPendingSession(deps, principal, async (tx, session, now) => {
    if (!needsCapture(session)) {
      throw new Problem('E_INVALID_ARGUMENT', { args: ['This session is approved without a capture.'] });
    }
    await supersede(deps, tx, session.id, now);
    const plan = await planChallenge(deps, tx, session, request?.noFlash ?? false);
    if (plan === null) {
      const { actor } = callerOf(principal);
      await endPending(deps, tx, session, {
        reason: 'attemptsExhausted',
        capture: null,
        tempId: null,
        actor,
        now,
      });
      return null;
    }
    const challenge: Challenge = plan === 'passive' ? { kind: 'passive' } : presentChallenge(plan.turns);
    const id = crypto.randomUUID();
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
    if (session.capture_at === null) await noteCaptureBegun(tx, session.id, now);
    if (plan !== 'passive') {
      const turns = drawTurns(plan.turns + reserve, deps.randomBelow);
      const colors = plan.flashes ? drawColors(deps.randomBelow) : null;
      const progress = startDialogue(turns, plan.turns, colors);
      await insertDialogue(tx, { attemptId: id, sessionId: session.id, progress, now });
    }
    return { attemptId: id, challenge, dueAt: dueAt.toISOString() };
  });
  // After the commit, so that the end stays written.
  if (!issued) throw new Problem('E_TRANSACTION_FINISHED');
  return issued;
};

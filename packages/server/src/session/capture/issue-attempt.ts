import { type Challenge, type IssueAttemptRequest, type IssuedAttempt, limits } from '@selfsame/contract';
import { drawTurns, presentChallenge, turnsAsked } from '../../judge/challenge.ts';
import { isCutOff, startDialogue } from '../../judge/dialogue.ts';
import { drawColors } from '../../judge/flash/flash.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { type Actor, callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import { abandonAttempts, insertAttempt, wasDoubted } from '../../store/session/attempt.ts';
import { attemptTransitions } from '../../store/session/attempt-transitions.ts';
import {
  countDialogues,
  findDialogue,
  insertDialogue,
  updateDialogue,
} from '../../store/session/challenge-dialogue.ts';
import { noteCaptureBegun, type SessionRow } from '../../store/session/session.ts';
import { readLivenessMode } from '../begin/read-liveness-mode.ts';
import { endPending } from '../life/end-pending.ts';
import { withPendingSession } from '../life/with-pending-session.ts';
import { requirePasskeyStep } from '../passkey/passkey-step.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { recordAgreement, requireApproval, requireConsent } from './agreement.ts';
import { claimStaleBefore } from './claim-attempt.ts';
import { isInReview, needsCapture } from './present-capture.ts';
import { findSessionEmbedder } from './session-embedder.ts';

type Dependencies = Pick<
  SessionDependencies,
  'db' | 'clock' | 'servingSince' | 'events' | 'livenessMode' | 'randomBelow' | 'engine' | 'findScale'
>;

/** Turns drawn beyond those asked: what a doubtful capture is asked for. */
const reserve = 1;

/** Seeds there are: what decides which frames of a challenge count. */
const seeds = 2 ** 32;

/**
 * How a session's next challenge looks: passive, or so many turns; null when it has had all it may have. A passive
 * capture that left a doubt is followed by turns.
 */
async function planChallenge(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  noFlash: boolean,
): Promise<{ turns: number; flashes: boolean } | 'passive' | null> {
  const mode = await readLivenessMode(deps, tx, session);
  if (mode === 'passive' && !(await wasDoubted(tx, session.id))) return 'passive';
  const { begun, givenUp, unlit } = await countDialogues(tx, session.id);
  if (begun >= limits.challengesPerSession) return null;
  // Where the colours did not show once, the light is to blame or the user is: the turns have to do.
  const flashes = mode === 'active+flash' && !noFlash && unlit === 0;
  return { turns: turnsAsked(givenUp), flashes };
}

const withoutTurns = {
  passive: { kind: 'passive' },
  simulated: { kind: 'passive', simulated: true },
} as const satisfies Record<string, Challenge>;

/** Supersedes the attempts still open. Those that the server itself cut off are marked, so that nobody pays for them. */
async function supersede(deps: Dependencies, tx: Db, sessionId: string, now: Date): Promise<void> {
  const { servingSince } = deps;
  const staleBefore = claimStaleBefore(now, servingSince);
  for (const { id: attemptId, due_at: dueAt } of await abandonAttempts(tx, { sessionId, now, staleBefore })) {
    const row = await findDialogue(tx, attemptId);
    const dialogue = row?.progress;
    if (dialogue && dueAt > servingSince && isCutOff(dialogue, servingSince))
      await updateDialogue(tx, { attemptId, progress: { ...dialogue, wasCutOff: true }, now });
  }
}

/** Writes down a consent that came with the request, or refuses where one is asked for and there is none. */
async function settleConsent(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  consent: { isGiven: boolean; tokenId: string; actor: Actor; now: Date },
): Promise<void> {
  if (consent.isGiven) await recordAgreement(deps, tx, session, { to: 'consent', ...consent });
  else await requireConsent(tx, session);
}

/**
 * Issues a fresh single-use challenge and supersedes those still open. A session that has let too many active
 * challenges go is rejected: each was a look at what is asked. Challenges that a server's end cut off are none of them.
 * @throws Problem E_INVALID_ARGUMENT when the session asks for no capture, E_APPROVAL_REQUIRED, E_PASSKEY_REQUIRED, E_PASSKEY_CODE_REQUIRED, E_PASSKEY_DELAY_RUNNING, E_CONSENT_REQUIRED, E_SANDBOX_ONLY,
 *   E_TRANSACTION_IN_REVIEW, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export async function issueAttempt(
  deps: Dependencies,
  principal: CapturePrincipal,
  request: IssueAttemptRequest | undefined = undefined,
): Promise<IssuedAttempt> {
  const { actor } = callerOf(principal);
  const issued = await withPendingSession(deps, principal, async (tx, session, now) => {
    if (request?.simulated && !session.sandbox) throw new Problem('E_SANDBOX_ONLY');
    if (!needsCapture(session)) {
      throw new Problem('E_INVALID_ARGUMENT', { args: ['This session is approved without a capture.'] });
    }
    if (isInReview(session)) throw new Problem('E_TRANSACTION_IN_REVIEW');
    requireApproval(session);
    requirePasskeyStep(session);
    const { tokenId } = principal;
    await settleConsent(deps, tx, session, { isGiven: request?.consent ?? false, tokenId, actor, now });
    await supersede(deps, tx, session.id, now);
    const plan = request?.simulated
      ? 'simulated'
      : await planChallenge(deps, tx, session, request?.noFlash ?? false);
    if (plan === null) {
      const end = { reason: 'attemptsExhausted', capture: null, tempId: null, actor, now } as const;
      await endPending(deps, tx, session, end);
      return null;
    }
    const challenge: Challenge = typeof plan === 'string' ? withoutTurns[plan] : presentChallenge(plan.turns);
    const id = crypto.randomUUID();
    const dueAt = new Date(Math.min(now.getTime() + limits.attemptSec * 1_000, session.expires_at.getTime()));
    await insertAttempt(tx, {
      id,
      session_id: session.id,
      tenant_id: session.tenant_id,
      state: attemptTransitions.issue.to,
      challenge: JSON.stringify(challenge),
      created_at: now,
      due_at: dueAt,
    });
    if (session.capture_at === null) await noteCaptureBegun(tx, session.id, now);
    if (typeof plan !== 'string') {
      const turns = drawTurns(plan.turns + reserve, deps.randomBelow);
      const colors = plan.flashes ? drawColors(deps.randomBelow) : null;
      const { pad } = deps.engine.models;
      const models = { embedder: await findSessionEmbedder(deps, tx, session), pad: pad.id };
      const seed = deps.randomBelow(seeds);
      const progress = startDialogue(turns, plan.turns, { colors, seed, models });
      await insertDialogue(tx, { attemptId: id, sessionId: session.id, progress, now });
    }
    return { attemptId: id, challenge, dueAt: dueAt.toISOString() };
  });
  // After the commit, so that the end stays written.
  if (!issued) throw new Problem('E_TRANSACTION_FINISHED');
  return issued;
}

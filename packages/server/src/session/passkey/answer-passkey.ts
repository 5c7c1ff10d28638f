import type { AnswerCapturePasskeyRequest, CapturePasskeyOutcome } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { takePasskeyCeremony } from '../../store/session/session-passkey.ts';
import { requireApproval } from '../capture/agreement.ts';
import { presentCapture } from '../capture/present-capture.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { faultOfOrigin } from './fault-of-origin.ts';
import { keepPasskey } from './keep-passkey.ts';
import { provePasskey } from './prove-passkey.ts';
import { withPasskeyStep } from './with-passkey-step.ts';

/**
 * Takes the answer of an authenticator; whatever comes of it, its ceremony is used up.
 * @throws Problem E_CEREMONY_NOT_VALID, E_PASSKEY_STEP_NOT_OPEN, E_PASSKEY_NOT_ACCEPTED (a new passkey that can't be kept; the
 *   session goes on), E_PASSKEY_ORIGIN_NOT_LISTED (no longer), E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export async function answerPasskey(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  request: AnswerCapturePasskeyRequest,
): Promise<CapturePasskeyOutcome> {
  const answered = await withPasskeyStep(deps, principal, async (tx, { session, step, now }) => {
    const ceremony = await takePasskeyCeremony(tx, { sessionId: session.id, id: request.ceremonyId, now });
    if (ceremony?.step !== step) throw new Problem('E_CEREMONY_NOT_VALID');
    const fault = await faultOfOrigin(deps, tx, session, ceremony.origin);
    if (fault) return fault;
    const { actor } = callerOf(principal);
    const answer = {
      challenge: ceremony.challenge,
      origin: ceremony.origin,
      response: request.response,
      tokenId: principal.tokenId,
      actor,
      now,
    };
    if (step === 'assert') {
      requireApproval(session);
      return { ...(await provePasskey(deps, tx, session, answer)), now };
    }
    const description = request.description?.trim() || 'Passkey';
    const kept = await keepPasskey(deps, tx, session, { ...answer, description, isOffer: step === 'offer' });
    return kept instanceof Problem ? kept : { ...kept, now };
  });
  // After the commit: the ceremony stays used up.
  if (answered instanceof Problem) throw answered;
  return { outcome: answered.outcome, session: presentCapture(answered.session, answered.now) };
}

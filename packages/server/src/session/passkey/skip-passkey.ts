import type { CaptureState, PasskeySkipReason } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { closePasskeyOffer, notePasskeyMissing } from '../../store/session/session-passkey.ts';
import { needsCapture, presentCapture } from '../capture/present-capture.ts';
import { endPending } from '../life/end-pending.ts';
import { publishPasskey } from '../life/publish-session.ts';
import type { EndReason } from '../life/session-end.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { withPasskeyStep } from './with-passkey-step.ts';

/** How a session ends that asked for a passkey and gets none; what is not here is no reason at that step. */
const ends: Readonly<Record<'assert' | 'enrol', Partial<Record<PasskeySkipReason, EndReason>>>> = {
  assert: { noAuthenticator: 'passkeyNotAvailable', lost: 'passkeyLost' },
  enrol: { noAuthenticator: 'passkeyNotAvailable', alreadyEnrolled: 'passkeyAlreadyExists' },
};

/**
 * The person does without a passkey. An offer is closed, and the enrolment before it stays. A session that asked for one
 * ends, unless its policy names what stands in for the key: then the face comes next. Nobody is let in for saying that the
 * key is lost.
 * @throws Problem E_PASSKEY_STEP_NOT_OPEN, E_INVALID_ARGUMENT (a reason that does not fit the step),
 *   E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export const skipPasskey = (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
  reason: PasskeySkipReason,
): Promise<CaptureState> =>
  withPasskeyStep(deps, principal, async (tx, { session, step, now }) => {
    if (step === 'offer') return presentCapture(await closePasskeyOffer(tx, session.id), now);
    const endReason = ends[step][reason];
    if (!endReason)
      throw new Problem('E_INVALID_ARGUMENT', {
        args: [`'${reason}' does not end the step '${step}'. To give up, call POST /capture/v1/decline.`],
      });
    const { actor } = callerOf(principal);
    if (session.passkey_stand_in !== 'none' && needsCapture(session)) {
      const noted = await notePasskeyMissing(tx, { sessionId: session.id, tokenId: principal.tokenId, now });
      const data = { reason, standIn: session.passkey_stand_in, rule: session.passkey_rule };
      await publishPasskey(deps.events, tx, noted, { type: 'passkey.missing', data, actor, now });
      return presentCapture(noted, now);
    }
    const end = { reason: endReason, capture: null, tempId: null, actor, now };
    return presentCapture(await endPending(deps, tx, session, end), now);
  });

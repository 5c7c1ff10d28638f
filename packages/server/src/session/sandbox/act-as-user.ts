import { randomUUID } from 'node:crypto';
import {
  type CaptureOutcome,
  type CapturePasskeyOutcome,
  type CaptureState,
  type PasskeySkipReason,
  type SandboxActRequest,
  type SandboxActResult,
  type SandboxOutcome,
  type SandboxPasskey,
  type SandboxPasskeyAnswer,
  Status,
  sandboxPasskeyAnswers,
} from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readSandboxOrder } from '../../store/session/sandbox-order.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { approveSession } from '../capture/approve-session.ts';
import { declineSession } from '../capture/decline-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { noteFirstOpening } from '../capture/open-capture.ts';
import { readCapture } from '../capture/read-capture.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { allKinds, readSession } from '../read/read-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { requireFittingPasskey } from './require-fitting-passkey.ts';
import { simulateAttempt } from './simulate-attempt.ts';
import { simulatePasskey } from './simulate-passkey.ts';
import { waitOut } from './wait-out.ts';

/** What a user did, and where the session stands then. */
interface Acted {
  state: CaptureState;
  outcome?: SandboxActResult['Outcome'];
  remedies?: CaptureOutcome['remedies'];
}

/** Approves where that has not been done. @param state as it was just read */
const approveFirst = async (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  state: CaptureState,
): Promise<CaptureState> =>
  state.status === Status.Pending && !state.approved ? approveSession(deps, principal) : state;

/** Takes what comes before a capture, where it has not been done, then the capture. */
async function capture(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  { Capture, Remedies }: SandboxActRequest,
): Promise<Acted> {
  const state = await approveFirst(deps, principal, await readCapture(deps, principal));
  if (!state.needsCapture) return { state };
  const { RequireConsent } = await readMatchingPolicy(deps.db, principal.tenantId);
  const { attemptId } = await issueAttempt(deps, principal, {
    simulated: true,
    ...(RequireConsent && { consent: true }),
  });
  const { outcome, remedies, session } = await simulateAttempt(deps, principal, attemptId, {
    ...(Capture != null && { capture: Capture }),
    ...(Remedies != null && { remedies: Remedies }),
  });
  return { state: session, outcome, remedies };
}

const isAnswer = (passkey: SandboxPasskey): passkey is SandboxPasskeyAnswer =>
  (sandboxPasskeyAnswers as readonly string[]).includes(passkey);

/** Makes or shows a passkey, or says why none comes. */
async function usePasskey(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  { Passkey }: SandboxActRequest,
): Promise<Acted> {
  const opened = await readCapture(deps, principal);
  // Before anything is approved: a refused act leaves all as it was.
  requireFittingPasskey(Passkey ?? 'accept', opened.passkey.step);
  await approveFirst(deps, principal, opened);
  if (Passkey != null && !isAnswer(Passkey))
    return { state: await skipPasskey(deps, principal, Passkey satisfies PasskeySkipReason) };
  const passkey: { passkey?: SandboxPasskeyAnswer } = Passkey == null ? {} : { passkey: Passkey };
  const { outcome, session }: CapturePasskeyOutcome = await simulatePasskey(deps, principal, passkey);
  return { state: session, outcome };
}

async function act(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  request: SandboxActRequest,
): Promise<Acted> {
  switch (request.Act) {
    case 'open':
      return { state: await readCapture(deps, principal) };
    case 'approve':
      return { state: await approveSession(deps, principal) };
    case 'passkey':
      return usePasskey(deps, principal, request);
    case 'capture':
      return capture(deps, principal, request);
    case 'decline':
      return { state: await declineSession(deps, principal) };
    case 'wait':
      return { state: await waitOut(deps, principal) };
  }
}

/** False where the user declines or lets the time run out in place of it, by order as by act: then nothing is judged. */
function wasJudged(
  { Act, Capture, Passkey }: SandboxActRequest,
  ordered: SandboxOutcome | undefined,
): boolean {
  if (Act === 'capture' && Capture == null) return ordered !== 'declines' && ordered !== 'expires';
  return Act !== 'passkey' || Passkey != null || ordered !== 'expires';
}

/**
 * Does what the user of a sandbox's session would do on the page: each time as one that opens the link anew.
 * @throws Problem E_OPERATION_NOT_FOUND, E_SANDBOX_ONLY, E_INVALID_ARGUMENT, and what the page would be refused
 */
export async function actAsUser(
  deps: SessionDependencies,
  { tenantId, id }: { tenantId: string; id: string },
  request: SandboxActRequest,
): Promise<SandboxActResult> {
  const session = await readSession(deps, { tenantId, id, kinds: allKinds });
  if (!session.sandbox) throw new Problem('E_SANDBOX_ONLY');
  if (request.Act !== 'capture' && (request.Capture != null || request.Remedies != null))
    throw new Problem('E_INVALID_ARGUMENT', { args: ['Capture and Remedies go with the act capture.'] });
  if (request.Act !== 'passkey' && request.Passkey != null)
    throw new Problem('E_INVALID_ARGUMENT', { args: ['Passkey goes with the act passkey.'] });
  if (session.status === Status.Pending && session.opened_at === null)
    await noteFirstOpening(deps, session, { flags: 0, now: deps.clock.now() });
  const {
    state,
    outcome = null,
    remedies = [],
  } = await act(deps, { kind: 'capture', tenantId, sessionId: id, tokenId: randomUUID() }, request);
  return {
    Id: id,
    Status: state.status,
    Outcome: wasJudged(request, readSandboxOrder(session)?.outcome) ? outcome : null,
    Remedies: [...remedies],
    AttemptsLeft: state.attemptsLeft,
    PasskeyStep: state.passkey.step,
    PasskeyAnswersLeft: state.passkey.answersLeft,
    Page: state.page,
  };
}

import { randomUUID } from 'node:crypto';
import {
  type CaptureOutcome,
  type CaptureState,
  type SandboxActRequest,
  type SandboxActResult,
  Status,
} from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { approveSession } from '../capture/approve-session.ts';
import { declineSession } from '../capture/decline-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { noteFirstOpening } from '../capture/open-capture.ts';
import { readCapture } from '../capture/read-capture.ts';
import { allKinds, readSession } from '../read/read-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { simulateAttempt } from './simulate-attempt.ts';
import { waitOut } from './wait-out.ts';

/** What a user did, and where the session stands then. */
interface Acted {
  state: CaptureState;
  outcome?: CaptureOutcome;
}

/** Takes what comes before a capture, where it has not been done, then the capture. */
async function capture(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  { Capture, Remedies }: SandboxActRequest,
): Promise<Acted> {
  let state = await readCapture(deps, principal);
  if (state.status === Status.Pending && !state.approved) state = await approveSession(deps, principal);
  if (!state.needsCapture) return { state };
  const { RequireConsent } = await readMatchingPolicy(deps.db, principal.tenantId);
  const { attemptId } = await issueAttempt(deps, principal, {
    simulated: true,
    ...(RequireConsent && { consent: true }),
  });
  const outcome = await simulateAttempt(deps, principal, attemptId, {
    ...(Capture != null && { capture: Capture }),
    ...(Remedies != null && { remedies: Remedies }),
  });
  return { state: outcome.session, outcome };
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
    case 'capture':
      return capture(deps, principal, request);
    case 'decline':
      return { state: await declineSession(deps, principal) };
    case 'wait':
      return { state: await waitOut(deps, principal) };
  }
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
  if (session.status === Status.Pending && session.opened_at === null)
    await noteFirstOpening(deps, session, { flags: 0, now: deps.clock.now() });
  const { state, outcome } = await act(
    deps,
    { kind: 'capture', tenantId, sessionId: id, tokenId: randomUUID() },
    request,
  );
  return {
    Id: id,
    Status: state.status,
    Outcome: outcome?.outcome ?? null,
    Remedies: outcome?.remedies ?? [],
    AttemptsLeft: state.attemptsLeft,
    Page: state.page,
  };
}

import type {
  CaptureOutcome,
  Remedy,
  SandboxCapture,
  SandboxRemedy,
  SimulateAttemptRequest,
} from '@selfsame/contract';
import { limits } from '@selfsame/contract';
import {
  type RefusalReason,
  simulatedFace,
  simulatedLikeness,
  simulatedPicture,
  simulateEvidence,
} from '@selfsame/face';
import { reasonOfRemedy } from '../../judge/remedy-of.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readSandboxOrder, type SandboxOrder, writeSandboxOrder } from '../../store/session/sandbox-order.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { declineSession } from '../capture/decline-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { type CaptureSource, takeAttempt } from '../take/take-attempt.ts';
import { findSandboxSession } from './find-sandbox-session.ts';
import { waitOut } from './wait-out.ts';

/** How long a slow capture takes, ms. */
const slowMs = 4_000;

/** What comes of a capture, and what the user is told. */
interface Wanted {
  capture: SandboxCapture;
  remedies: readonly SandboxRemedy[];
}

const captureOf: Partial<Record<SandboxOrder['outcome'], SandboxCapture>> = {
  rejectMatch: 'match',
  rejectLiveness: 'liveness',
  rejectBoth: 'matchAndLiveness',
  attemptsUsed: 'quality',
};

/** What the request says, else what is ordered, else that it is accepted. */
function wantedOf(request: SimulateAttemptRequest, order: SandboxOrder | null): Wanted {
  const capture = request.capture ?? (order && captureOf[order.outcome]) ?? 'accept';
  if (request.remedies?.length && capture !== 'quality')
    throw new Problem('E_INVALID_ARGUMENT', { args: ['Remedies are told after a capture of bad quality.'] });
  const told = request.capture === undefined ? order?.remedies : request.remedies;
  return { capture, remedies: told?.length ? told : ['MoreLight'] };
}

const isOfMatch = (capture: SandboxCapture) => capture === 'match' || capture === 'matchAndLiveness';

/** Evidence in place of pictures, as it has to be for what is wanted. It is judged like any other. */
function simulatedSource(
  deps: SessionDependencies,
  session: SessionRow,
  attemptId: string,
  { wanted, waitMs }: { wanted: Wanted; waitMs: number },
): CaptureSource {
  const { capture, remedies } = wanted;
  if (isOfMatch(capture) && session.kind !== 'verification')
    throw new Problem('E_INVALID_ARGUMENT', { args: [`Nothing is compared in a ${session.kind}.`] });
  if (capture === 'liveness' && !session.check_liveness)
    throw new Problem('E_INVALID_ARGUMENT', { args: ['Liveness is not checked in this transaction.'] });
  const isLive = capture !== 'liveness' && capture !== 'matchAndLiveness';
  const reasons: readonly RefusalReason[] = capture === 'quality' ? remedies.map(reasonOf) : [];
  const frames = Array.from({ length: limits.captureFrames.default }, (_, index) =>
    simulatedPicture(`${session.id}/${session.attempts_used}/${index}`),
  );
  return {
    isSimulated: true,
    read: () => ({
      meta: {
        frames: frames.map((_, index) => ({ atMs: index * limits.captureIntervalMs })),
        camera: { width: 0, height: 0 },
        detector: 'none',
      },
      frames,
    }),
    async see({ reference }) {
      if (waitMs > 0) await deps.wait(waitMs);
      const { models } = deps.engine;
      const embedder = reference?.modelId ?? models.embedder.id;
      const name = `${session.id}/${attemptId}`;
      const face =
        reference && !isOfMatch(capture)
          ? simulatedLikeness(reference.template, name)
          : simulatedFace(name, deps.dimensionOf(embedder));
      const template = reasons.length === 0 ? face : null;
      const evidence = simulateEvidence(
        { ...models, embedder: { ...models.embedder, id: embedder } },
        { template, reasons, isLive, pictures: frames.length },
      );
      return { evidence, compared: reference && { ...reference, probe: template } };
    },
  };
}

const reasonOf = (remedy: SandboxRemedy): RefusalReason => reasonOfRemedy(remedy satisfies Remedy);

/** What the session's dependencies become where something beside the capture is ordered. */
const asOrdered = (deps: SessionDependencies, order: SandboxOrder | null): SessionDependencies => ({
  ...deps,
  ...(order?.outcome === 'tempGone' && { tempDataSec: 0 }),
  ...(order?.outcome === 'duplicate' && {
    bindCredential: async () => {
      throw new Problem('E_PERSON_ALREADY_ENROLLED');
    },
  }),
});

/**
 * Brings an attempt without a camera to its end, as the request says or as was ordered. From the evidence on it goes the
 * way of any capture.
 * @throws Problem E_SANDBOX_ONLY, E_INVALID_ARGUMENT, E_SERVER_BUSY as ordered, and what `takeAttempt` throws
 */
export async function simulateAttempt(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  attemptId: string,
  request: SimulateAttemptRequest,
): Promise<CaptureOutcome> {
  const session = await findSandboxSession(deps, principal);
  // Whoever says how the capture comes out wants nothing else to happen.
  const order = request.capture === undefined ? readSandboxOrder(session) : null;
  if (order?.outcome === 'declines')
    return { outcome: 'rejected', remedies: [], session: await declineSession(deps, principal) };
  // A capture within the second of its life would be accepted.
  if (order?.outcome === 'expires')
    return { outcome: 'rejected', remedies: [], session: await waitOut(deps, principal) };
  if (order?.outcome === 'busy' && !order.wasBusy) {
    await writeSandboxOrder(deps.db, session.id, { ...order, wasBusy: true });
    throw new Problem('E_SERVER_BUSY', { args: [1], retryAfter: 1 });
  }
  const waitMs = order?.outcome === 'slow' ? slowMs : 0;
  const source = simulatedSource(deps, session, attemptId, { wanted: wantedOf(request, order), waitMs });
  return (await takeAttempt(asOrdered(deps, order), principal, attemptId, source)).outcome;
}

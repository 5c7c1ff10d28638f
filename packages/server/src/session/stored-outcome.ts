import type { CaptureOutcome, Remedy } from '@selfsame/contract';
import type { CapturePrincipal } from '../platform/principal.ts';
import { findAttempt } from '../store/attempt.ts';
import { readCapture } from './read-capture.ts';
import type { SessionDependencies } from './session-dependencies.ts';

/** The outcome of an attempt that was finished before; undefined otherwise. */
export const findOutcome = async (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
  attemptId: string,
): Promise<CaptureOutcome | undefined> => {
  const attempt = await findAttempt(deps.db, { sessionId: principal.sessionId, id: attemptId });
  if (attempt?.state !== 'finished') return undefined;
  return {
    outcome: attempt.outcome as CaptureOutcome['outcome'],
    remedies: attempt.remedies as Remedy[],
    session: await readCapture(deps, principal),
  };
};

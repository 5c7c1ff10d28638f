import type { CaptureOutcome } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { findAttempt } from '../../store/session/attempt.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { readCapture } from './read-capture.ts';

/** The outcome of an attempt that was finished before; undefined otherwise. */
export async function findOutcome(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
  attemptId: string,
): Promise<CaptureOutcome | undefined> {
  const attempt = await findAttempt(deps.db, { sessionId: principal.sessionId, id: attemptId });
  if (attempt?.state !== 'finished') return undefined;
  const { outcome, remedies } = attempt;
  if (outcome === null) throw new Error(`Attempt ${attempt.id} is finished without an outcome`);
  return {
    outcome,
    remedies,
    session: await readCapture(deps, principal),
  };
}

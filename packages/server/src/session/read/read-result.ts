import { Status } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { readSession, type SessionQuery } from './read-session.ts';

/**
 * Reads a session that has ended: a client takes any result for the end (docs/wire.md#results).
 * @throws Problem E_OPERATION_NOT_FOUND, E_RESULT_NOT_READY
 */
export async function readResult(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  query: SessionQuery,
): Promise<SessionRow> {
  const session = await readSession(deps, query);
  if (session.status === Status.Pending) throw new Problem('E_RESULT_NOT_READY');
  return session;
}

import { Problem } from '../../platform/http/problem.ts';
import { findSession, type SessionRow } from '../../store/session/session.ts';
import type { SessionKind } from '../../store/tables.ts';
import { settleExpiry } from '../life/settle-expiry.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** Kinds that the operation paths of V1 and V2 know. */
export const operationKinds: readonly SessionKind[] = ['selfie', 'enrolment'];
/** Kinds that the transaction paths of V1 and V2 know. */
export const transactionKinds: readonly SessionKind[] = ['verification'];

/** Every kind: for those who review, a session is a transaction of one kind or another. */
export const allKinds: readonly SessionKind[] = [...operationKinds, ...transactionKinds];

/** Names one session as its caller may see it. */
export interface SessionQuery {
  tenantId: string;
  id: string;
  kinds: readonly SessionKind[];
}

/**
 * Reads a session, expiry settled. V1 and V2 read the same store.
 * @throws Problem E_OPERATION_NOT_FOUND when the tenant has none of these kinds under the id
 */
export async function readSession(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  query: SessionQuery,
): Promise<SessionRow> {
  const session = await settleExpiry(deps, await findSession(deps.db, query), deps.clock.now());
  if (!session) throw new Problem('E_OPERATION_NOT_FOUND');
  return session;
}

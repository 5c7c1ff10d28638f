import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findSessionOfLink, type SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/**
 * The session of a page, in a sandbox.
 * @throws Problem E_USER_NOT_AUTHENTICATED when it is gone or another tenant's, E_SANDBOX_ONLY
 */
export async function findSandboxSession(
  { db }: Pick<SessionDependencies, 'db'>,
  { tenantId, sessionId }: CapturePrincipal,
): Promise<SessionRow> {
  const session = await findSessionOfLink(db, sessionId);
  if (session?.tenant_id !== tenantId) throw new Problem('E_USER_NOT_AUTHENTICATED');
  if (!session.sandbox) throw new Problem('E_SANDBOX_ONLY');
  return session;
}

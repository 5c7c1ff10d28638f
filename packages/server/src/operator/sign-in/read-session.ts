import type { PortalSession } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findOperator } from '../../store/operator/operator.ts';
import { findOperatorSession } from '../../store/operator/operator-session.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { presentSession } from './open-session.ts';

/** Who is signed in. @throws Problem E_USER_NOT_AUTHENTICATED when the session ended meanwhile */
export async function readSession(
  { db }: Pick<OperatorDependencies, 'db'>,
  { tenantId, operatorId, sessionId }: OperatorPrincipal,
): Promise<PortalSession> {
  const operator = await findOperator(db, tenantId, operatorId);
  const session = await findOperatorSession(db, sessionId);
  if (!operator || !session) throw new Problem('E_USER_NOT_AUTHENTICATED');
  return presentSession(db, operator, session);
}

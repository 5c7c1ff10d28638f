import type { PortalSession } from '@selfsame/contract';
import type { OperatorPrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { findOperator } from '../store/operator.ts';
import { findOperatorSession } from '../store/operator-session.ts';
import { presentSession } from './open-session.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';

/** Who is signed in. @throws Problem E_USER_NOT_AUTHENTICATED when the session ended meanwhile */
export const readSession = async (
  { db }: Pick<OperatorDependencies, 'db'>,
  { tenantId, operatorId, sessionId }: OperatorPrincipal,
): Promise<PortalSession> => {
  const operator = await findOperator(db, tenantId, operatorId);
  const session = await findOperatorSession(db, sessionId);
  if (!operator || !session) throw new Problem('E_USER_NOT_AUTHENTICATED');
  return presentSession(db, operator, session);
};

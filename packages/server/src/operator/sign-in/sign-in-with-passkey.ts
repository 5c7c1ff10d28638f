import type { PasskeyProof } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findOperatorById } from '../../store/operator/operator.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { checkPasskey } from './ask-passkey.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { recordFailure } from './record-failure.ts';

/**
 * Signs in whoever the passkey belongs to.
 * @throws Problem E_SIGN_IN_FAILED, E_CEREMONY_NOT_VALID
 */
export async function signInWithPasskey(
  deps: OperatorDependencies,
  proof: PasskeyProof,
  userAgent: string,
): Promise<OpenedSession> {
  const outcome = await checkPasskey(deps, { ceremonyId: proof.CeremonyId, response: proof.Response });
  const operator = outcome.passkey && (await findOperatorById(deps.db, outcome.passkey.operator_id));
  if (!outcome.isProven || !operator?.enabled) {
    if (operator) await recordFailure(deps, operator, 'passkey');
    throw new Problem('E_SIGN_IN_FAILED');
  }
  return transaction(deps.db, (tx) => openSession(deps, tx, operator, { userAgent, method: 'passkey' }));
}

import { limits, type SignInWithPasswordRequest } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findOperatorByEmail } from '../../store/operator/operator.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { checkPassword } from './check-password.ts';
import { claimGuess, forgiveGuess, signInBudgets } from './claim-guess.ts';
import { recogniseDevice } from './device.ts';
import { emailKey } from './email-key.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { recordFailure } from './record-failure.ts';

/** Who asks, as far as the request tells. */
export interface Asker {
  userAgent: string;
  /** Token by which the browser is known, if it sent one. */
  device: string | null;
  remoteAddress: string;
}

/**
 * Signs in with both factors at once. Every refusal is the same and takes about the same time, whether the address,
 * the password or the code was wrong.
 * @throws Problem E_SIGN_IN_FAILED, E_RATE_LIMITED
 */
export async function signInWithPassword(
  deps: OperatorDependencies,
  request: SignInWithPasswordRequest,
  { userAgent, device, remoteAddress }: Asker,
): Promise<OpenedSession> {
  const patience = deps.delay(limits.portal.refusalMs);
  const key = emailKey(request.Email);
  const operator = await findOperatorByEmail(deps.db, key);
  const deviceId = await recogniseDevice(deps, device, operator);
  const claim = await claimGuess(deps, signInBudgets({ emailKey: key, deviceId, remoteAddress }));
  const proof = await checkPassword(deps, operator, { password: request.Password, code: request.Code });
  if (!operator || !proof) {
    if (operator) await recordFailure(deps, operator, 'password');
    await patience;
    throw new Problem('E_SIGN_IN_FAILED');
  }
  return transaction(deps.db, async (tx) => {
    await forgiveGuess(tx, claim);
    return openSession(deps, tx, operator, { userAgent, method: proof });
  });
}

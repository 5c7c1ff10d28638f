import { limits, type SignInWithPasswordRequest } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { findOperatorByEmail } from '../store/operator.ts';
import { forgetFailures } from '../store/sign-in-failure.ts';
import { checkPassword } from './check-password.ts';
import { claimSignIn, failureKey } from './claim-sign-in.ts';
import { emailKey } from './email-key.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { recordFailure } from './record-failure.ts';

/**
 * Signs in with both factors at once. Every refusal is the same and takes about the same time, whether the address,
 * the password or the code was wrong.
 * @throws Problem E_SIGN_IN_FAILED, E_RATE_LIMITED
 */
export const signInWithPassword = async (
  deps: OperatorDependencies,
  request: SignInWithPasswordRequest,
  userAgent: string,
): Promise<OpenedSession> => {
  const patience = deps.delay(limits.portal.refusalMs);
  const keyHash = failureKey(request.Email);
  await claimSignIn(deps, keyHash);
  const operator = await findOperatorByEmail(deps.db, emailKey(request.Email));
  const proof = await checkPassword(deps, operator, { password: request.Password, code: request.Code });
  if (!operator || !proof) {
    if (operator) await recordFailure(deps, operator, 'password');
    await patience;
    throw new Problem('E_SIGN_IN_FAILED');
  }
  return transaction(deps.db, async (tx) => {
    await forgetFailures(tx, keyHash);
    return openSession(deps, tx, operator, { userAgent, method: proof });
  });
};

import type { ConfirmSessionRequest } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { callerOf } from '../platform/events.ts';
import type { OperatorPrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { findOperator, type OperatorRow } from '../store/operator.ts';
import { confirmOperatorSession } from '../store/operator-session.ts';
import { forgetFailures } from '../store/sign-in-failure.ts';
import { checkPasskey } from './ask-passkey.ts';
import { checkPassword } from './check-password.ts';
import { claimSignIn, failureKey } from './claim-sign-in.ts';
import { type OpenedSession, presentSession, type SignInMethod } from './open-session.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { createPortalToken, hashPortalToken } from './portal-token.ts';
import { recordFailure } from './record-failure.ts';

/**
 * Proves again, in a session, who it is. The session's token is changed with it: one that was copied before ends here.
 * @throws Problem E_SIGN_IN_FAILED, E_RATE_LIMITED, E_CEREMONY_NOT_VALID, E_INVALID_ARGUMENT
 */
export const confirmSession = async (
  deps: OperatorDependencies,
  principal: OperatorPrincipal,
  request: ConfirmSessionRequest,
): Promise<OpenedSession> => {
  const operator = await findOperator(deps.db, principal.tenantId, principal.operatorId);
  if (!operator) throw new Problem('E_USER_NOT_AUTHENTICATED');
  const method = await prove(deps, operator, request);
  if (!method) {
    await recordFailure(deps, operator, request.Passkey ? 'passkey' : 'password');
    throw new Problem('E_SIGN_IN_FAILED');
  }
  const token = createPortalToken();
  return transaction(deps.db, async (tx) => {
    const at = deps.clock.now();
    const session = await confirmOperatorSession(tx, principal.sessionId, {
      tokenHash: hashPortalToken(token),
      at,
    });
    if (!session) throw new Problem('E_USER_NOT_AUTHENTICATED');
    const { operatorId } = principal;
    const about = { ...callerOf(principal), references: { operatorId }, data: { method }, at };
    await deps.events.publish(tx, { ...about, type: 'operator.confirmed' });
    return { token, answer: await presentSession(tx, operator, session) };
  });
};

const prove = async (
  deps: OperatorDependencies,
  operator: OperatorRow,
  { Passkey: passkey, Password: given }: ConfirmSessionRequest,
): Promise<SignInMethod | null> => {
  if (passkey) {
    const answer = { ceremonyId: passkey.CeremonyId, response: passkey.Response };
    return (await checkPasskey(deps, answer, operator.id)).isProven ? 'passkey' : null;
  }
  if (!given) throw new Problem('E_INVALID_ARGUMENT', { args: ['Give a Passkey or a Password.'] });
  // Guesses count as those at the door do: a session left open is no second door.
  const keyHash = failureKey(operator.email ?? operator.id);
  await claimSignIn(deps, keyHash);
  const proof = await checkPassword(deps, operator, { password: given.Password, code: given.Code });
  if (proof) await forgetFailures(deps.db, keyHash);
  return proof;
};

import type { ConfirmSessionRequest } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findOperator, type OperatorRow } from '../../store/operator/operator.ts';
import { confirmOperatorSession } from '../../store/operator/operator-session.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { checkPasskey } from './ask-passkey.ts';
import { checkPassword } from './check-password.ts';
import { claimGuess, confirmationBudgets, forgiveGuess } from './claim-guess.ts';
import { type OpenedSession, presentSession, type SignInMethod } from './open-session.ts';
import { createPortalToken, hashPortalToken } from './portal-token.ts';
import { recordFailure } from './record-failure.ts';

/**
 * Proves again, in a session, who it is. The session's token is changed with it: one that was copied before ends here.
 * @throws Problem E_SIGN_IN_FAILED, E_RATE_LIMITED, E_CEREMONY_NOT_VALID, E_INVALID_ARGUMENT
 */
export async function confirmSession(
  deps: OperatorDependencies,
  principal: OperatorPrincipal,
  request: ConfirmSessionRequest,
): Promise<OpenedSession> {
  const operator = await findOperator(deps.db, principal.tenantId, principal.operatorId);
  if (!operator) throw new Problem('E_USER_NOT_AUTHENTICATED');
  const method = await prove(deps, operator, principal.sessionId, request);
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
    return { token, tenantId: operator.tenant_id, answer: await presentSession(tx, operator, session) };
  });
}

async function prove(
  deps: OperatorDependencies,
  operator: OperatorRow,
  sessionId: string,
  { Passkey: passkey, Password: given }: ConfirmSessionRequest,
): Promise<SignInMethod | null> {
  if (passkey) {
    const answer = { ceremonyId: passkey.CeremonyId, response: passkey.Response };
    return (await checkPasskey(deps, answer, operator.id)).isProven ? 'passkey' : null;
  }
  if (!given) throw new Problem('E_INVALID_ARGUMENT', { args: ['Give a Passkey or a Password.'] });
  // By the session: who guesses at the door doesn't use this up, and a session that was left open is no way to do so for others.
  const claim = await claimGuess(deps, confirmationBudgets(sessionId));
  const proof = await checkPassword(deps, operator, { password: given.Password, code: given.Code });
  if (proof) await forgiveGuess(deps.db, claim);
  return proof;
}

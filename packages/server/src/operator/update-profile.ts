import type { PortalSession, UpdateProfileRequest } from '@selfsame/contract';
import { transaction, violatedConstraint } from '../platform/database.ts';
import { callerOf } from '../platform/events.ts';
import type { OperatorPrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { lockOperator, updateOperator } from '../store/operator.ts';
import { emailKey } from './email-key.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { readSession } from './read-session.ts';
import { requireRecent } from './require-recent.ts';

/**
 * Changes one's name, address or language. The address is half of a way to sign in: another one asks for a recent
 * sign-in, and none at all goes only without a password.
 * @throws Problem E_EMAIL_TAKEN, E_RECENT_SIGN_IN_REQUIRED, E_INVALID_ARGUMENT
 */
export const updateProfile = async (
  deps: Pick<OperatorDependencies, 'db' | 'clock' | 'events'>,
  principal: OperatorPrincipal,
  request: UpdateProfileRequest,
): Promise<PortalSession> => {
  const { tenantId, operatorId } = principal;
  const at = deps.clock.now();
  const email = request.Email == null ? undefined : request.Email.trim() || null;
  try {
    await transaction(deps.db, async (tx) => {
      const operator = await lockOperator(tx, tenantId, operatorId);
      if (!operator) throw new Problem('E_USER_NOT_AUTHENTICATED');
      if (email !== undefined && email !== operator.email) requireRecent(principal, at);
      if (email === null && operator.password_hash)
        throw new Problem('E_INVALID_ARGUMENT', { args: ['A Password needs an Email to sign in with.'] });
      await updateOperator(tx, tenantId, operatorId, {
        ...(request.DisplayName === undefined ? {} : { display_name: request.DisplayName.trim() }),
        ...(email === undefined ? {} : { email, email_key: email === null ? null : emailKey(email) }),
        ...(request.Locale === undefined ? {} : { locale: request.Locale }),
        modified_at: at,
      });
      const fields = Object.keys(request).sort();
      const about = { ...callerOf(principal), references: { operatorId }, data: { fields }, at };
      await deps.events.publish(tx, { ...about, type: 'operator.updated' });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'operator_email_key_key') throw new Problem('E_EMAIL_TAKEN');
    throw error;
  }
  return readSession(deps, principal);
};

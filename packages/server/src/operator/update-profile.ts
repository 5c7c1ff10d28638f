import type { PortalSession, UpdateProfileRequest } from '@selfsame/contract';
import type { OperatorPrincipal } from '../platform/access/principal.ts';
import { transaction, violatedConstraint } from '../platform/database.ts';
import { callerOf } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { lockOperator, updateOperator } from '../store/operator/operator.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { emailKey } from './sign-in/email-key.ts';
import { readSession } from './sign-in/read-session.ts';

/**
 * Changes one's name, address or language. The address is half of a way to sign in: having none goes only without a
 * password.
 * @throws Problem E_EMAIL_TAKEN, E_INVALID_ARGUMENT
 */
export async function updateProfile(
  deps: Pick<OperatorDependencies, 'db' | 'clock' | 'events'>,
  principal: OperatorPrincipal,
  request: UpdateProfileRequest,
): Promise<PortalSession> {
  const { tenantId, operatorId } = principal;
  const at = deps.clock.now();
  const email = request.Email == null ? undefined : request.Email.trim() || null;
  try {
    await transaction(deps.db, async (tx) => {
      const operator = await lockOperator(tx, tenantId, operatorId);
      if (!operator) throw new Problem('E_USER_NOT_AUTHENTICATED');
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
}

import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findInviteById, useInvite } from '../../store/operator/operator-invite.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { requireMayChange } from '../with-operator.ts';

/** Ends an invitation; its link opens nothing any more. @throws Problem E_INVITATION_NOT_FOUND, E_ACCESS_DENIED */
export const revokeInvitation = (
  { db, clock, events }: Pick<OperatorDependencies, 'db' | 'clock' | 'events'>,
  principal: OperatorPrincipal,
  invitationId: string,
): Promise<boolean> =>
  transaction(db, async (tx) => {
    const invite = await findInviteById(tx, principal.tenantId, invitationId);
    if (!invite) throw new Problem('E_INVITATION_NOT_FOUND');
    requireMayChange(principal.role, invite.role);
    if (!(await useInvite(tx, invitationId))) throw new Problem('E_INVITATION_NOT_FOUND');
    await events.publish(tx, {
      ...callerOf(principal),
      type: 'operator.invitationRevoked',
      references: { invitationId },
      data: { role: invite.role },
      at: clock.now(),
    });
    return true;
  });

import { type CreatedInvitation, type CreateInvitationRequest, limits } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { callerOf } from '../platform/events.ts';
import type { OperatorPrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { countOperators, findOperator, findOperatorByEmail } from '../store/operator.ts';
import { countInvites, insertInvite } from '../store/operator-invite.ts';
import { lockTenant } from '../store/tenant.ts';
import type { Db } from '../store/vault.ts';
import { emailKey } from './email-key.ts';
import { linkAddress } from './make-set-up-link.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { createPortalToken, hashPortalToken } from './portal-token.ts';
import { requireRecent } from './require-recent.ts';
import { requireMayChange } from './with-operator.ts';

const { portal } = limits;
const tooMany = (what: string) => new Problem('E_INVALID_ARGUMENT', { args: [what] });

const requireRoom = async (tx: Db, tenantId: string, now: Date): Promise<void> => {
  if ((await countInvites(tx, tenantId, now)) >= portal.invitations)
    throw tooMany(`There can be ${portal.invitations} open invitations. Revoke one first.`);
  if ((await countOperators(tx, tenantId)) >= portal.operators)
    throw tooMany(`There can be ${portal.operators} portal users. Delete one first.`);
};

/**
 * Invites somebody by a link that works once. It is in the answer only; a hash of it is stored.
 * @throws Problem E_ACCESS_DENIED, E_EMAIL_TAKEN, E_RECENT_SIGN_IN_REQUIRED, E_INVALID_ARGUMENT
 */
export const createInvitation = (
  { db, clock, events, baseUrl }: Pick<OperatorDependencies, 'db' | 'clock' | 'events' | 'baseUrl'>,
  principal: OperatorPrincipal,
  request: CreateInvitationRequest,
): Promise<CreatedInvitation> => {
  const { tenantId, operatorId } = principal;
  const at = clock.now();
  requireRecent(principal, at);
  const role = request.Role;
  const email = request.Email?.trim() ?? null;
  const seconds = request.ValidSec ?? portal.invitationSec.default;
  const expiresAt = new Date(at.getTime() + seconds * 1_000);
  const id = crypto.randomUUID();
  const token = createPortalToken();
  return transaction(db, async (tx) => {
    await lockTenant(tx, tenantId);
    const caller = await findOperator(tx, tenantId, operatorId);
    if (!caller?.enabled) throw new Problem('E_USER_NOT_AUTHENTICATED');
    requireMayChange(caller.role, role);
    await requireRoom(tx, tenantId, at);
    if (email && (await findOperatorByEmail(tx, emailKey(email)))) throw new Problem('E_EMAIL_TAKEN');
    await insertInvite(tx, {
      id,
      tenant_id: tenantId,
      purpose: 'invitation',
      role,
      email,
      token_hash: hashPortalToken(token),
      invited_by: operatorId,
      created_at: at,
      expires_at: expiresAt,
    });
    const about = { ...callerOf(principal), references: { invitationId: id }, at };
    await events.publish(tx, { ...about, type: 'operator.invited', data: { role, seconds } });
    return {
      Id: id,
      Role: role,
      Email: email,
      InvitedBy: caller.display_name,
      CreatedDate: at.toISOString(),
      ExpirationDate: expiresAt.toISOString(),
      Url: linkAddress(baseUrl, 'invitation', token),
    };
  });
};

import { type CreatedInvitation, type CreateInvitationRequest, limits } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { countOperators, findOperator, findOperatorByEmail } from '../../store/operator/operator.ts';
import { countInvites, insertInvite } from '../../store/operator/operator-invite.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockTenant } from '../../store/tenant/tenant.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { emailKey } from '../sign-in/email-key.ts';
import { createPortalToken, hashPortalToken } from '../sign-in/portal-token.ts';
import { requireMayChange } from '../with-operator.ts';
import { linkAddress } from './make-set-up-link.ts';

const { portal } = limits;
const tooMany = (what: string) => new Problem('E_INVALID_ARGUMENT', { args: [what] });

async function requireRoom(tx: Db, tenantId: string, now: Date): Promise<void> {
  if ((await countInvites(tx, tenantId, now)) >= portal.invitations)
    throw tooMany(`There can be ${portal.invitations} open invitations. Revoke one first.`);
  if ((await countOperators(tx, tenantId)) >= portal.operators)
    throw tooMany(`There can be ${portal.operators} portal users. Delete one first.`);
}

/**
 * Invites somebody by a link that works once. It is in the answer only; a hash of it is stored. E_EMAIL_TAKEN tells of
 * operators of the same tenant only.
 * @throws Problem E_ACCESS_DENIED, E_EMAIL_TAKEN, E_INVALID_ARGUMENT
 */
export function createInvitation(
  { db, clock, events, baseUrl }: Pick<OperatorDependencies, 'db' | 'clock' | 'events' | 'baseUrl'>,
  principal: OperatorPrincipal,
  request: CreateInvitationRequest,
): Promise<CreatedInvitation> {
  const { tenantId, operatorId } = principal;
  const at = clock.now();
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
    // Whether another tenant has somebody by the address is nothing to tell here: whoever accepts is told.
    const holder = email ? await findOperatorByEmail(tx, emailKey(email)) : undefined;
    if (holder?.tenant_id === tenantId) throw new Problem('E_EMAIL_TAKEN');
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
}

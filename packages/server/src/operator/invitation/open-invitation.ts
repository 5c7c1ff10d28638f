import type { OpenedInvitation } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import { countOtherOwners } from '../../store/operator/operator.ts';
import { findInvite, type OperatorInviteRow } from '../../store/operator/operator-invite.ts';
import type { Db } from '../../store/seal/vault.ts';
import { requireOpenTenant } from '../../store/tenant/require-open-tenant.ts';
import { readTenant } from '../../store/tenant/tenant.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';
import { hashPortalToken } from '../sign-in/portal-token.ts';

/**
 * The invitation behind a link. A set-up link is over once there is an owner.
 * @throws Problem E_LINK_NOT_VALID, E_TENANT_DISABLED
 */
export async function requireInvite(db: Db, token: string, now: Date): Promise<OperatorInviteRow> {
  const invite = await findInvite(db, hashPortalToken(token), now);
  const isOver = invite?.purpose === 'setUp' && (await countOtherOwners(db, invite.tenant_id)) > 0;
  if (!invite || isOver) throw new Problem('E_LINK_NOT_VALID');
  await requireOpenTenant(db, invite.tenant_id);
  return invite;
}

/** What a link is for. @throws Problem E_LINK_NOT_VALID */
export async function openInvitation(
  { db, clock }: Pick<OperatorDependencies, 'db' | 'clock'>,
  token: string,
): Promise<OpenedInvitation> {
  const invite = await requireInvite(db, token, clock.now());
  const { customer_name } = await readTenant(db, invite.tenant_id);
  return {
    Purpose: invite.purpose,
    Role: invite.role,
    Email: invite.email,
    CustomerName: customer_name,
    ExpirationDate: invite.expires_at.toISOString(),
  };
}

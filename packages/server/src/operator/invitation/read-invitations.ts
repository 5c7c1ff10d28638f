import type { Invitations } from '@selfsame/contract';
import { listInvites } from '../../store/operator/operator-invite.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';

/** Invitations of a tenant that nobody has used and that are within their time. */
export async function readInvitations(
  { db, clock }: Pick<OperatorDependencies, 'db' | 'clock'>,
  tenantId: string,
): Promise<Invitations> {
  const rows = await listInvites(db, tenantId, clock.now());
  return {
    Items: rows.map((row) => ({
      Id: row.id,
      Role: row.role,
      Email: row.email,
      InvitedBy: row.inviter_name,
      CreatedDate: row.created_at.toISOString(),
      ExpirationDate: row.expires_at.toISOString(),
    })),
  };
}

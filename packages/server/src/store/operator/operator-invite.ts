import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** An invitation as stored: never its token. */
export type OperatorInviteRow = Selectable<Database['operator_invite']>;

/** Stores a new invitation. */
export async function insertInvite(tx: Db, row: Insertable<Database['operator_invite']>): Promise<void> {
  await tx.insertInto('operator_invite').values(row).execute();
}

/** The invitation under a token's hash that is within its time. */
export const findInvite = (db: Db, tokenHash: Buffer, now: Date): Promise<OperatorInviteRow | undefined> =>
  db
    .selectFrom('operator_invite')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();

/** Uses an invitation up; of two who hold its link one gets in. @returns whether this one did */
export async function useInvite(tx: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('operator_invite').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends the links by which somebody becomes the first owner of a tenant. */
export async function deleteSetUpInvites(tx: Db, tenantId: string): Promise<void> {
  await tx
    .deleteFrom('operator_invite')
    .where('tenant_id', '=', tenantId)
    .where('purpose', '=', 'setUp')
    .execute();
}

/** An open invitation of a tenant; set-up links are not listed. */
export const findInviteById = (
  db: Db,
  tenantId: string,
  id: string,
): Promise<OperatorInviteRow | undefined> =>
  db
    .selectFrom('operator_invite')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('purpose', '=', 'invitation')
    .executeTakeFirst();

/** Open invitations of a tenant with the name of who invited, newest first. */
export const listInvites = (
  db: Db,
  tenantId: string,
  now: Date,
): Promise<(OperatorInviteRow & { inviter_name: string | null })[]> =>
  db
    .selectFrom('operator_invite as invite')
    .leftJoin('operator', 'operator.id', 'invite.invited_by')
    .selectAll('invite')
    .select('operator.display_name as inviter_name')
    .where('invite.tenant_id', '=', tenantId)
    .where('invite.purpose', '=', 'invitation')
    .where('invite.expires_at', '>', now)
    .orderBy('invite.created_at', 'desc')
    .orderBy('invite.id')
    .execute();

/** How many invitations of a tenant are open. */
export async function countInvites(db: Db, tenantId: string, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('operator_invite')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('purpose', '=', 'invitation')
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

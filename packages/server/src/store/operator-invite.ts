import type { Insertable, Selectable } from 'kysely';
import type { Database } from './tables.ts';
import type { Db } from './vault.ts';

/** An invitation as stored: never its token. */
export type OperatorInviteRow = Selectable<Database['operator_invite']>;

/** Stores a new invitation. */
export const insertInvite = async (tx: Db, row: Insertable<Database['operator_invite']>): Promise<void> => {
  await tx.insertInto('operator_invite').values(row).execute();
};

/** The invitation under a token's hash that is within its time. */
export const findInvite = (db: Db, tokenHash: Buffer, now: Date): Promise<OperatorInviteRow | undefined> =>
  db
    .selectFrom('operator_invite')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();

/** Uses an invitation up; of two who hold its link one gets in. @returns whether this one did */
export const useInvite = async (tx: Db, id: string): Promise<boolean> => {
  const { numDeletedRows } = await tx.deleteFrom('operator_invite').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
};

import type { Insertable, Selectable } from 'kysely';
import type { Database } from './tables.ts';
import type { Db } from './vault.ts';

/** A refresh token as stored: only the hash of it. */
export type RefreshTokenRow = Selectable<Database['refresh_token']>;

/** Stores a new refresh token. */
export const insertRefreshToken = async (
  db: Db,
  row: Insertable<Database['refresh_token']>,
): Promise<void> => {
  await db.insertInto('refresh_token').values(row).execute();
};

/** Marks a token as used when it is unused, unrevoked and not expired: of many callers one gets the row. */
export const claimRefreshToken = (db: Db, hash: Buffer, now: Date): Promise<RefreshTokenRow | undefined> =>
  db
    .updateTable('refresh_token')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();

/** The token of a hash, in whatever state. */
export const findRefreshToken = (db: Db, hash: Buffer): Promise<RefreshTokenRow | undefined> =>
  db.selectFrom('refresh_token').selectAll().where('token_hash', '=', hash).executeTakeFirst();

/** Revokes every token that descends from one authentication. */
export const revokeFamily = async (db: Db, familyId: string, now: Date): Promise<void> => {
  await db
    .updateTable('refresh_token')
    .set({ revoked_at: now })
    .where('family_id', '=', familyId)
    .where('revoked_at', 'is', null)
    .execute();
};

/** Revokes every refresh token of an API key. */
export const revokeTokensOfKey = async (db: Db, apiKeyId: string, now: Date): Promise<void> => {
  await db
    .updateTable('refresh_token')
    .set({ revoked_at: now })
    .where('api_key_id', '=', apiKeyId)
    .where('revoked_at', 'is', null)
    .execute();
};

/** Deletes tokens past their expiry, used or not; returns how many. */
export const deleteExpiredRefreshTokens = async (db: Db, now: Date): Promise<number> => {
  const result = await db.deleteFrom('refresh_token').where('expires_at', '<', now).executeTakeFirst();
  return Number(result.numDeletedRows);
};

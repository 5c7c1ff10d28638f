import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A refresh token as stored: only the hash of it. */
export type RefreshTokenRow = Selectable<Database['refresh_token']>;

/** Stores a new refresh token. */
export async function insertRefreshToken(db: Db, row: Insertable<Database['refresh_token']>): Promise<void> {
  await db.insertInto('refresh_token').values(row).execute();
}

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

/** The family of tokens that descend from one authentication. */
export interface TokenFamily {
  familyId: string;
  tenantId: string;
  /** When the last token of the family has ended by itself. */
  endsAt: Date;
}

/**
 * Revokes every token that descends from one authentication: refresh tokens, also one that is being made at this moment, and
 * access tokens on every node.
 */
export async function revokeFamily(
  db: Db,
  { familyId, tenantId, endsAt }: TokenFamily,
  now: Date,
): Promise<void> {
  await db
    .insertInto('revoked_family')
    .values({ family_id: familyId, tenant_id: tenantId, expires_at: endsAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .updateTable('refresh_token')
    .set({ revoked_at: now })
    .where('family_id', '=', familyId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Revokes every refresh token of an API key. */
export async function revokeTokensOfKey(db: Db, apiKeyId: string, now: Date): Promise<void> {
  await db
    .updateTable('refresh_token')
    .set({ revoked_at: now })
    .where('api_key_id', '=', apiKeyId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Whether the tokens of a family are revoked. */
export async function isFamilyRevoked(db: Db, familyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('revoked_family')
    .select('family_id')
    .where('family_id', '=', familyId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes tokens past their expiry, used or not, and what is remembered of families that ended; returns how many tokens. */
export async function deleteExpiredRefreshTokens(db: Db, now: Date): Promise<number> {
  await db.deleteFrom('revoked_family').where('expires_at', '<', now).execute();
  const result = await db.deleteFrom('refresh_token').where('expires_at', '<', now).executeTakeFirst();
  return Number(result.numDeletedRows);
}

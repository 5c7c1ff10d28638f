import { type Insertable, type Selectable, sql } from 'kysely';
import { foldedSql } from '../../platform/fold-text.ts';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** The verification that a sign-in of the OpenID Provider waits for. */
export type SignInRow = Selectable<Database['oidc_sign_in']>;

/** The sign-in of an interaction; undefined before a verification began. */
export const findSignIn = (
  db: Db,
  tenantId: string,
  interactionHash: Buffer,
): Promise<SignInRow | undefined> =>
  db
    .selectFrom('oidc_sign_in')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('interaction_hash', '=', interactionHash)
    .executeTakeFirst();

/** The sign-in that a verification belongs to; undefined for every other session. */
export const findSignInOfSession = (db: Db, sessionId: string): Promise<SignInRow | undefined> =>
  db.selectFrom('oidc_sign_in').selectAll().where('session_id', '=', sessionId).executeTakeFirst();

/** Notes which capture token approved the verification of a sign-in; nothing for every other session. */
export async function noteSignInApproval(
  tx: Db,
  { sessionId, tokenId }: { sessionId: string; tokenId: string },
): Promise<void> {
  await tx
    .updateTable('oidc_sign_in')
    .set({ approved_by: tokenId })
    .where('session_id', '=', sessionId)
    .execute();
}

/** Notes which verification an interaction waits for. An interaction has one: what comes second changes nothing. */
export async function insertSignIn(db: Db, row: Insertable<Database['oidc_sign_in']>): Promise<void> {
  await db
    .insertInto('oidc_sign_in')
    .values(row)
    .onConflict((conflict) => conflict.column('interaction_hash').doNothing())
    .execute();
}

/** What a person may call an account. */
export type UsernameMapping = 'AccountNumber' | 'Email' | 'PhoneNumber';

/**
 * The one live account that a name stands for; undefined where there is none, and where there are several.
 * @param name an e-mail address in any case, a phone number in E.164, or an AccountNumber exactly
 */
export async function findNamedAccount(
  db: Db,
  tenantId: string,
  { mapping, name }: { mapping: UsernameMapping; name: string },
): Promise<{ id: string; account_number: string } | undefined> {
  const all = db
    .selectFrom('account')
    .select(['id', 'account_number'])
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null);
  const by = {
    AccountNumber: sql<boolean>`account_number = ${name}`,
    Email: sql<boolean>`${foldedSql(sql.ref('email'))} collate "C" = ${foldedSql(name)}`,
    PhoneNumber: sql<boolean>`phone_number collate "C" = ${name}`,
  };
  const [account, other] = await all.where(by[mapping]).limit(2).execute();
  return other ? undefined : account;
}

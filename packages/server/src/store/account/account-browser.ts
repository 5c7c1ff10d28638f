import { Status } from '@selfsame/contract';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A browser that is known for an account, as stored. */
export type AccountBrowserRow = Selectable<Database['account_browser']>;

/** Which of the browsers of an account count: confirmed, within their own time and made after a moment. */
export interface LiveBrowsers {
  tenantId: string;
  accountId: string;
  now: Date;
  /** What the policy of today makes of the time when it was made known. */
  madeAfter: Date;
}

const selectLive = (db: Db, { tenantId, accountId, now, madeAfter }: LiveBrowsers) =>
  db
    .selectFrom('account_browser')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .where('expires_at', '>', now)
    .where('created_at', '>', madeAfter);

/** Browsers of an account that count now, oldest first. */
export const listLiveBrowsers = (db: Db, of: LiveBrowsers): Promise<AccountBrowserRow[]> =>
  selectLive(db, of).selectAll().orderBy('created_at').orderBy('id').execute();

/** The browser that holds one of the tokens with these hashes, if it counts now. */
export async function findBrowserByToken(
  db: Db,
  of: LiveBrowsers,
  tokenHashes: readonly Buffer[],
): Promise<string | undefined> {
  if (tokenHashes.length === 0) return undefined;
  const row = await selectLive(db, of)
    .select('id')
    .where('token_hash', 'in', tokenHashes)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** Whether a browser counts still. */
export async function isBrowserLive(db: Db, of: LiveBrowsers, id: string): Promise<boolean> {
  return (await selectLive(db, of).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Whether a browser is still among those of its account. */
export async function hasAccountBrowser(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('account_browser').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Stores a browser. @returns undefined when its session has one already */
export const insertAccountBrowser = (
  tx: Db,
  row: Insertable<Database['account_browser']>,
): Promise<AccountBrowserRow | undefined> =>
  tx
    .insertInto('account_browser')
    .values(row)
    .onConflict((conflict) => conflict.column('session_id').doNothing())
    .returningAll()
    .executeTakeFirst();

/** Keeps the newest browsers of an account that count and deletes the others. Those that wait are no reason to delete one. */
export async function trimAccountBrowsers(tx: Db, accountId: string, keep: number): Promise<void> {
  await tx
    .deleteFrom('account_browser')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('account_browser')
        .select('id')
        .where('account_id', '=', accountId)
        .where('confirmed_at', 'is not', null)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .offset(keep),
    )
    .execute();
}

/** Has the browser of a session count from here on. @returns it; undefined when there is none that waits */
export const confirmBrowserOfSession = (
  tx: Db,
  sessionId: string,
  now: Date,
): Promise<AccountBrowserRow | undefined> =>
  tx
    .updateTable('account_browser')
    .set({ confirmed_at: now })
    .where('session_id', '=', sessionId)
    .where('confirmed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/** Deletes the browser of a session that counts for nothing yet. */
export async function deleteUnconfirmedBrowser(tx: Db, sessionId: string): Promise<void> {
  await tx
    .deleteFrom('account_browser')
    .where('session_id', '=', sessionId)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** Writes down that a browser stood in for a passkey. */
export async function touchAccountBrowser(tx: Db, id: string, now: Date): Promise<void> {
  await tx.updateTable('account_browser').set({ last_used_at: now }).where('id', '=', id).execute();
}

/** Deletes all browsers of an account. @returns how many counted */
export async function deleteAccountBrowsers(tx: Db, accountId: string): Promise<number> {
  const rows = await tx
    .deleteFrom('account_browser')
    .where('account_id', '=', accountId)
    .returning('confirmed_at')
    .execute();
  return rows.filter(({ confirmed_at: at }) => at !== null).length;
}

/** Deletes browsers whose time is over, but none that stands for the passkey of a session that waits. @returns how many */
export async function deleteExpiredBrowsers(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('account_browser')
    .where('expires_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('session')
            .select('session.id')
            .whereRef('session.passkey_browser_id', '=', 'account_browser.id')
            .where('session.status', '=', Status.Pending),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

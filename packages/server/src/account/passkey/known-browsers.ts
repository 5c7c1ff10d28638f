import type { KnownBrowser } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { transaction } from '../../platform/database.ts';
import type { Actor, Events } from '../../platform/events.ts';
import {
  type AccountBrowserRow,
  deleteAccountBrowsers,
  listLiveBrowsers,
} from '../../store/account/account-browser.ts';
import { liveBrowsers } from '../../store/account/live-browsers.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { Database } from '../../store/tables.ts';
import { requireAccount, requireLockedAccount } from '../require-account.ts';

/** A browser as the wire shows it; not what it is known by. */
const presentBrowser = (row: AccountBrowserRow): KnownBrowser => ({
  Id: row.id,
  Description: row.browser,
  CreatedDate: row.created_at.toISOString(),
  LastUsedDate: row.last_used_at?.toISOString() ?? null,
  ExpirationDate: row.expires_at.toISOString(),
});

/** The browsers that are known for an account, oldest first. @throws Problem E_ACCOUNT_NOT_FOUND */
export async function readKnownBrowsers(
  db: Db,
  { tenantId, accountNumber, now }: { tenantId: string; accountNumber: string; now: Date },
): Promise<KnownBrowser[]> {
  const { id: accountId } = await requireAccount(db, tenantId, accountNumber);
  const live = await liveBrowsers(db, { tenantId, accountId, now });
  return live === null ? [] : (await listLiveBrowsers(db, live)).map(presentBrowser);
}

/** Forgets every browser that is known for an account. @throws Problem E_ACCOUNT_NOT_FOUND */
export const forgetKnownBrowsers = (
  { db, events }: { db: Kysely<Database>; events: Events<Db> },
  {
    tenantId,
    accountNumber,
    actor,
    now,
  }: { tenantId: string; accountNumber: string; actor: Actor; now: Date },
): Promise<true> =>
  transaction(db, async (tx) => {
    const { id: accountId } = await requireLockedAccount(tx, tenantId, accountNumber);
    const count = await deleteAccountBrowsers(tx, accountId);
    await events.publish(tx, {
      ...{ type: 'passkey.browsersForgotten', tenantId, actor },
      references: { accountId, accountNumber },
      data: { count },
      at: now,
    });
    return true as const;
  });

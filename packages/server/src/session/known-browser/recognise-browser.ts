import { Status } from '@selfsame/contract';
import { findBrowserByToken, isBrowserLive } from '../../store/account/account-browser.ts';
import { liveBrowsers } from '../../store/account/live-browsers.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { browserRule } from './browser-rule.ts';

/**
 * Whether a known browser may carry a session: it asks for a passkey because the device may be new, and for no other reason,
 * and nobody has shown the passkey or said that it is missing.
 */
const isOpenToBrowsers = (session: SessionRow): session is SessionRow & { account_id: string } =>
  session.kind === 'verification' &&
  session.status === Status.Pending &&
  session.account_id !== null &&
  session.passkey_rule === browserRule &&
  session.passkey_at === null &&
  session.passkey_missing_at === null &&
  session.passkey_stood_in_at === null;

/** The known browser that opens a session with one of its tokens. @returns its id; undefined: it is not known for this account */
export async function recogniseBrowser(
  db: Db,
  session: SessionRow,
  { tokens, now }: { tokens: readonly Buffer[]; now: Date },
): Promise<string | undefined> {
  if (tokens.length === 0 || !isOpenToBrowsers(session)) return undefined;
  const { tenant_id: tenantId, account_id: accountId } = session;
  const live = await liveBrowsers(db, { tenantId, accountId, now });
  return live === null ? undefined : findBrowserByToken(db, live, tokens);
}

/**
 * A session as a page in a known browser may see it: with that browser in the place of the passkey. Asked anew each time, so
 * that a browser that is forgotten counts for nothing at once. Only this page sees it so; nothing is written down.
 */
export async function asKnown(
  db: Db,
  session: SessionRow,
  { browserId, now }: { browserId: string | undefined; now: Date },
): Promise<SessionRow> {
  if (browserId === undefined || !isOpenToBrowsers(session)) return session;
  const { tenant_id: tenantId, account_id: accountId } = session;
  const live = await liveBrowsers(db, { tenantId, accountId, now });
  if (live === null || !(await isBrowserLive(db, live, browserId))) return session;
  return { ...session, passkey_browser_id: browserId };
}

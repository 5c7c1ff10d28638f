import { limits, Status } from '@selfsame/contract';
import type { BrowserExchange } from '../../platform/access/browser-cookie.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { describeBrowser } from '../../platform/http/describe-browser.ts';
import type { Log } from '../../platform/log.ts';
import { type AccountRow, lockAccount } from '../../store/account/account.ts';
import { insertAccountBrowser, trimAccountBrowsers } from '../../store/account/account-browser.ts';
import { browserDaysOf } from '../../store/account/live-browsers.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockSession, type SessionRow } from '../../store/session/session.ts';
import { readPasskey } from '../../store/session/session-passkey.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { isAccountUsable, isReferenceKept } from '../capture/load-reference.ts';
import { publishPasskey } from '../life/publish-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { browserRule } from './browser-rule.ts';
import { createBrowserToken, hashBrowserToken } from './browser-token.ts';

type Dependencies = Pick<SessionDependencies, 'db' | 'clock' | 'events'> & { log: Pick<Log, 'error'> };

const daySec = 86_400;

/**
 * Whether a session is accepted by its passkey, or its face is taken and it waits for people, a code or the end of a time. One that
 * something has stood in for since is over for this page: another one may have answered the code.
 */
const isFaceTaken = (session: SessionRow): boolean =>
  (session.status === Status.Accepted && session.passkey_at !== null) ||
  (session.status === Status.Pending && (session.review_at !== null || session.passkey_face_at !== null));

/**
 * Whether the page that has taken the face is the one that showed the passkey, or said that it is missing. Whoever holds the
 * same link and steps in between is not remembered. Nor is a page whose passkey a page around it asked for: that one may have been
 * on another device, and have handed the answer on.
 */
const isByThisPage = (session: SessionRow, { tokenId }: CapturePrincipal): boolean =>
  session.kind === 'verification' &&
  session.passkey_rule === browserRule &&
  session.passkey_by === tokenId &&
  readPasskey(session)?.origin === undefined;

/** Whether the account is as it was when the face was compared: usable, never disabled since, with the same face. */
const isAccountKept = async (tx: Db, session: SessionRow, account: AccountRow): Promise<boolean> =>
  (account.disabled_at === null || account.disabled_at < session.started_at) &&
  (await isAccountUsable(tx, session)) &&
  session.capture_at !== null &&
  (await isReferenceKept(tx, session, session.capture_at));

/**
 * Gives a browser a token by which it is known for the account from here on, after it has shown the passkey that `newDevice`
 * asked for, and the face. Where something has to stand in for the passkey first, the token counts once the session is accepted.
 * Only for the request that had the face judged (`judged` is the session after it): whoever asks again with a finished attempt may have been forgotten since.
 * The face counts already: what goes wrong here is logged, and the browser is asked for the passkey again next time.
 */
export async function rememberBrowser(
  deps: Dependencies,
  principal: CapturePrincipal,
  judged: SessionRow,
  exchange: BrowserExchange,
): Promise<void> {
  // Most captures leave nothing to remember, and cost no transaction.
  if (!isFaceTaken(judged) || !isByThisPage(judged, principal)) return;
  try {
    const kept = await transaction(deps.db, async (tx) => {
      const session = await lockSession(tx, { tenantId: principal.tenantId, id: principal.sessionId });
      if (!session || !isFaceTaken(session) || !isByThisPage(session, principal)) return null;
      return keep(deps, tx, { session, principal, userAgent: exchange.userAgent });
    });
    if (kept) exchange.keep(kept.token, kept.seconds);
  } catch (error) {
    deps.log.error({ err: error, session: principal.sessionId }, 'a browser could not be remembered');
  }
}

async function keep(
  { clock, events }: Dependencies,
  tx: Db,
  { session, principal, userAgent }: { session: SessionRow; principal: CapturePrincipal; userAgent: string },
): Promise<{ token: string; seconds: number } | null> {
  const now = clock.now();
  const { tenant_id: tenantId, account_id: accountId } = session;
  const days = browserDaysOf(await readMatchingPolicy(tx, tenantId));
  const account = accountId === null ? undefined : await lockAccount(tx, tenantId, accountId);
  if (days === 0 || !account || !(await isAccountKept(tx, session, account))) return null;
  const token = createBrowserToken();
  const seconds = days * daySec;
  const row = await insertAccountBrowser(tx, {
    id: crypto.randomUUID(),
    tenant_id: tenantId,
    account_id: account.id,
    session_id: session.id,
    token_hash: hashBrowserToken(token),
    browser: describeBrowser(userAgent),
    created_at: now,
    expires_at: new Date(now.getTime() + seconds * 1_000),
    confirmed_at: session.status === Status.Accepted ? now : null,
  });
  if (!row) return null;
  await trimAccountBrowsers(tx, account.id, limits.passkeys.browsers.perAccount);
  const { actor } = callerOf(principal);
  await publishPasskey(events, tx, session, {
    type: 'passkey.browserRemembered',
    data: {
      browser: row.id,
      // Until its session is accepted, if it is.
      waits: row.confirmed_at === null,
      expiresAt: row.expires_at.toISOString(),
    },
    actor,
    now,
  });
  return { token, seconds };
}

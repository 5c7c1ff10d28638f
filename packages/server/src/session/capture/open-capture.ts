import { limits, type OpenCaptureRequest, type OpenedCapture } from '@selfsame/contract';
import type { BrowserExchange } from '../../platform/access/browser-cookie.ts';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { clientKey } from '../../platform/http/rate-limit.ts';
import { inNameOf } from '../../platform/in-name-of.ts';
import { findClaimedHandoff } from '../../store/session/handoff.ts';
import { findSessionOfLink, noteOpened, noteOpenedBy, type SessionRow } from '../../store/session/session.ts';
import { requireOpenTenant } from '../../store/tenant/require-open-tenant.ts';
import { readPageLook } from '../../store/tenant/tenant-look.ts';
import { readGenericSettings, readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { livenessModeOf } from '../begin/read-liveness-mode.ts';
import { hashBrowserToken } from '../known-browser/browser-token.ts';
import { recogniseBrowser } from '../known-browser/recognise-browser.ts';
import { publishOpened } from '../life/publish-session.ts';
import { settleExpiry } from '../life/settle-expiry.ts';
import { retentionNotice } from '../read/retention-notice.ts';
import { recogniseLink } from '../secret/link-secret.ts';
import { openSecret } from '../secret/session-secret.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { asSeenBy } from './agreement.ts';
import { presentCapture } from './present-capture.ts';
import { linkNotValid, refuseLink } from './refuse-link.ts';

type Dependencies = Pick<
  SessionDependencies,
  'db' | 'clock' | 'vault' | 'events' | 'livenessMode' | 'issueCaptureToken' | 'tempDataSec'
>;

/** What a browser that opens a page holds of those that are known. */
type BrowserTokens = Pick<BrowserExchange, 'tokens'>;

/** A page that follows a session to its end must still be let in to read that end. */
const graceMs = 60_000;

/** Anywhere in what was sent: links come with what stood around them. */
const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Writes down when a session was opened first, and says so once, however many pages open it at the same time. */
export const noteFirstOpening = (
  deps: Pick<Dependencies, 'db' | 'events'>,
  session: SessionRow,
  opened: { flags: number; now: Date },
): Promise<void> =>
  transaction(deps.db, async (tx) => {
    if (await noteOpened(tx, session.id, opened.now)) await publishOpened(deps.events, tx, session, opened);
  });

async function requireLink(
  deps: Dependencies,
  request: OpenCaptureRequest,
  { found, client, now }: { found: SessionRow | undefined; client: string; now: Date },
): Promise<SessionRow> {
  const session = await settleExpiry(deps, found, now);
  const secret = session && (await openSecret(deps, session));
  const openedBy = secret ? recogniseLink(session, secret, request.secret) : undefined;
  if (!session || openedBy === undefined) return refuseLink(deps, request, session, client);
  await requireOpenTenant(deps.db, session.tenant_id);
  if ((session.opened_by & openedBy) !== openedBy) await noteOpenedBy(deps.db, session.id, openedBy);
  if (session.opened_at === null) await noteFirstOpening(deps, session, { flags: openedBy, now });
  return session;
}

const tokenEnd = (session: SessionRow, now: Date): Date =>
  new Date(
    Math.min(
      now.getTime() + limits.captureTokenSec * 1_000,
      Math.max(session.expires_at.getTime(), now.getTime()) + graceMs,
    ),
  );

/**
 * Opens a session with the id and secret of its link, as often and on as many devices as wanted. A session that
 * is over opens too: its state names the last page.
 * @param address whom links that open nothing are counted by
 * @param browser what it holds by which it may be known
 * @throws Problem E_LINK_NOT_VALID, E_LINK_KIND_MISMATCH (right id and secret under the other parameter), E_RATE_LIMITED,
 *   E_TENANT_DISABLED
 */
export async function openCapture(
  deps: Dependencies,
  request: OpenCaptureRequest,
  address: string,
  browser: BrowserTokens = { tokens: [] },
): Promise<OpenedCapture> {
  const now = deps.clock.now();
  const client = clientKey(address);
  const id = guid.exec(request.id)?.[0];
  const found = id ? await findSessionOfLink(deps.db, id) : undefined;
  const open = async (): Promise<OpenedCapture> => {
    const session = await requireLink(deps, request, { found, client, now });
    const kind = session.kind === 'verification' ? 'transaction' : 'operation';
    if (kind !== request.kind) throw new Problem('E_LINK_KIND_MISMATCH');
    return {
      ...(await letIn(deps, session, { browser, now })),
      handoffId: await findClaimedHandoff(deps.db, session.id),
    };
  };
  return found ? inNameOf(found.tenant_id, open) : open();
}

/** Gives a page its token and all it shows. */
async function letIn(
  deps: Dependencies,
  session: SessionRow,
  { browser, now }: { browser: BrowserTokens; now: Date },
): Promise<Omit<OpenedCapture, 'handoffId'>> {
  const tokens = browser.tokens.map(hashBrowserToken);
  const browserId = await recogniseBrowser(deps.db, session, { tokens, now });
  const token = await deps.issueCaptureToken({
    tenantId: session.tenant_id,
    sessionId: session.id,
    ...(browserId && { browserId }),
    expiresAt: tokenEnd(session, now),
  });
  const look = await readPageLook(deps.db, session.tenant_id);
  const matching = await readMatchingPolicy(deps.db, session.tenant_id);
  const generic = await readGenericSettings(deps.db, session.tenant_id);
  const liveness = livenessModeOf(deps, session, matching);
  const challenge = { turns: liveness !== 'passive', flashes: liveness === 'active+flash' };
  const seen = await asSeenBy(deps.db, session, { tokenId: null, browserId, now });
  return {
    token,
    session: presentCapture(seen, now),
    look,
    ...challenge,
    keeps: retentionNotice(session, { generic, matching, tempDataSec: deps.tempDataSec }),
  };
}

/**
 * Opens a session for the phone that took it over; its right to it was checked already.
 * @throws Problem E_LINK_NOT_VALID when the session is gone, E_TENANT_DISABLED
 */
export async function openOnPhone(
  deps: Dependencies,
  { tenantId, sessionId }: { tenantId: string; sessionId: string },
  browser: BrowserTokens = { tokens: [] },
): Promise<OpenedCapture> {
  const now = deps.clock.now();
  const session = await settleExpiry(deps, await findSessionOfLink(deps.db, sessionId), now);
  if (session?.tenant_id !== tenantId) throw linkNotValid();
  await requireOpenTenant(deps.db, tenantId);
  // The phone is where the hand-off leads to: it follows nobody.
  return { ...(await letIn(deps, session, { browser, now })), handoffId: null };
}

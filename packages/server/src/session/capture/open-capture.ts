import { limits, type OpenCaptureRequest, type OpenedCapture } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { clientKey } from '../../platform/http/rate-limit.ts';
import { findClaimedHandoff } from '../../store/session/handoff.ts';
import {
  countWrongSecret,
  findSessionOfLink,
  noteOpened,
  noteOpenedBy,
  type SessionRow,
} from '../../store/session/session.ts';
import { countCall } from '../../store/tenant/rate-window.ts';
import { requireOpenTenant } from '../../store/tenant/require-open-tenant.ts';
import { readPageLook } from '../../store/tenant/tenant-look.ts';
import { readLivenessMode } from '../begin/read-liveness-mode.ts';
import { publishOpened } from '../life/publish-session.ts';
import { settleExpiry } from '../life/settle-expiry.ts';
import { recogniseLink } from '../secret/link-secret.ts';
import { openSecret } from '../secret/session-secret.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { presentCapture } from './present-capture.ts';

type Dependencies = Pick<
  SessionDependencies,
  'db' | 'clock' | 'vault' | 'events' | 'livenessMode' | 'issueCaptureToken'
>;

/** A page that follows a session to its end must still be let in to read that end. */
const graceMs = 60_000;

/** Anywhere in what was sent: links come with what stood around them. */
const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** One answer for whatever is wrong with a link: id or secret. */
const linkNotValid = () => new Problem('E_LINK_NOT_VALID');

/** Writes down when a session was opened first, and says so once, however many pages open it at the same time. */
const noteFirstOpening = (
  deps: Dependencies,
  session: SessionRow,
  opened: { flags: number; now: Date },
): Promise<void> =>
  transaction(deps.db, async (tx) => {
    if (await noteOpened(tx, session.id, opened.now)) await publishOpened(deps.events, tx, session, opened);
  });

/**
 * Refuses a link that opens nothing. Different ones are counted by the address they come from, so that whoever guesses
 * is slowed down, and the right link is not; the same damaged link counts once.
 * @throws Problem E_LINK_NOT_VALID, E_RATE_LIMITED
 */
async function refuseLink(
  deps: Pick<Dependencies, 'db'>,
  { id, secret }: OpenCaptureRequest,
  session: SessionRow | undefined,
  client: string,
): Promise<never> {
  const { count, withinSec } = limits.wrongLinks;
  const windowMs = withinSec * 1_000;
  const seen = await countCall(deps.db, `wrong link ${client} ${id} ${secret}`, windowMs);
  if (seen.calls > 1) throw linkNotValid();
  if (session) await countWrongSecret(deps.db, session.id);
  const { calls, leftMs } = await countCall(deps.db, `wrong links ${client}`, windowMs);
  if (calls <= count) throw linkNotValid();
  const seconds = Math.max(1, Math.ceil(leftMs / 1_000));
  throw new Problem('E_RATE_LIMITED', { args: [seconds], retryAfter: seconds });
}

async function findByLink(
  deps: Dependencies,
  request: OpenCaptureRequest,
  { client, now }: { client: string; now: Date },
): Promise<SessionRow> {
  const id = guid.exec(request.id)?.[0];
  const found = id ? await findSessionOfLink(deps.db, id) : undefined;
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
 * @throws Problem E_LINK_NOT_VALID, E_LINK_KIND_MISMATCH (right id and secret under the other parameter), E_RATE_LIMITED,
 *   E_TENANT_DISABLED
 */
export async function openCapture(
  deps: Dependencies,
  request: OpenCaptureRequest,
  address: string,
): Promise<OpenedCapture> {
  const now = deps.clock.now();
  const session = await findByLink(deps, request, { client: clientKey(address), now });
  const kind = session.kind === 'verification' ? 'transaction' : 'operation';
  if (kind !== request.kind) throw new Problem('E_LINK_KIND_MISMATCH');
  return { ...(await letIn(deps, session, now)), handoffId: await findClaimedHandoff(deps.db, session.id) };
}

/** Gives a page its token and all it shows. */
async function letIn(
  deps: Dependencies,
  session: SessionRow,
  now: Date,
): Promise<Omit<OpenedCapture, 'handoffId'>> {
  const token = await deps.issueCaptureToken({
    tenantId: session.tenant_id,
    sessionId: session.id,
    expiresAt: tokenEnd(session, now),
  });
  const look = await readPageLook(deps.db, session.tenant_id);
  const flashes = (await readLivenessMode(deps, deps.db, session)) === 'active+flash';
  return { token, session: presentCapture(session, now), look, flashes };
}

/**
 * Opens a session for the phone that took it over; its right to it was checked already.
 * @throws Problem E_LINK_NOT_VALID when the session is gone, E_TENANT_DISABLED
 */
export async function openOnPhone(
  deps: Dependencies,
  { tenantId, sessionId }: { tenantId: string; sessionId: string },
): Promise<OpenedCapture> {
  const now = deps.clock.now();
  const session = await settleExpiry(deps, await findSessionOfLink(deps.db, sessionId), now);
  if (session?.tenant_id !== tenantId) throw linkNotValid();
  await requireOpenTenant(deps.db, tenantId);
  // The phone is where the hand-off leads to: it follows nobody.
  return { ...(await letIn(deps, session, now)), handoffId: null };
}

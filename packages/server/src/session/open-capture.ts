import { limits, type OpenCaptureRequest, type OpenedCapture } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { findClaimedHandoff } from '../store/handoff.ts';
import {
  countWrongSecret,
  findSessionOfLink,
  noteOpened,
  noteOpenedBy,
  type SessionRow,
} from '../store/session.ts';
import { readPageLook } from '../store/tenant-look.ts';
import { recogniseLink } from './link-secret.ts';
import { presentCapture } from './present-capture.ts';
import { publishOpened } from './publish-session.ts';
import { readLivenessMode } from './resolve-liveness.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { openSecret } from './session-secret.ts';
import { settleExpiry } from './settle-expiry.ts';

type Dependencies = Pick<
  SessionDependencies,
  'db' | 'clock' | 'vault' | 'events' | 'livenessMode' | 'issueCaptureToken'
>;

/** A page that follows a session to its end must still be let in to read that end. */
const graceMs = 60_000;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One answer for whatever is wrong with a link: id, secret, lock. */
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

const findByLink = async (
  deps: Dependencies,
  request: OpenCaptureRequest,
  now: Date,
): Promise<SessionRow> => {
  const id = request.id.trim();
  const found = guid.test(id) ? await findSessionOfLink(deps.db, id) : undefined;
  const session = await settleExpiry(deps, found, now);
  if (!session || session.wrong_secrets >= limits.wrongSecrets) throw linkNotValid();
  const secret = await openSecret(deps, session);
  if (secret === null) throw linkNotValid();
  const openedBy = recogniseLink(session, secret, request.secret);
  if (openedBy === undefined) {
    await countWrongSecret(deps.db, session.id);
    throw linkNotValid();
  }
  if ((session.opened_by & openedBy) !== openedBy) await noteOpenedBy(deps.db, session.id, openedBy);
  if (session.opened_at === null) await noteFirstOpening(deps, session, { flags: openedBy, now });
  return session;
};

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
 * @throws Problem E_LINK_NOT_VALID, E_LINK_KIND_MISMATCH (right id and secret under the other parameter)
 */
export const openCapture = async (
  deps: Dependencies,
  request: OpenCaptureRequest,
): Promise<OpenedCapture> => {
  const now = deps.clock.now();
  const session = await findByLink(deps, request, now);
  const kind = session.kind === 'verification' ? 'transaction' : 'operation';
  if (kind !== request.kind) throw new Problem('E_LINK_KIND_MISMATCH');
  return { ...(await letIn(deps, session, now)), handoffId: await findClaimedHandoff(deps.db, session.id) };
};

/** Gives a page its token and all it shows. */
const letIn = async (
  deps: Dependencies,
  session: SessionRow,
  now: Date,
): Promise<Omit<OpenedCapture, 'handoffId'>> => {
  const token = await deps.issueCaptureToken({
    tenantId: session.tenant_id,
    sessionId: session.id,
    expiresAt: tokenEnd(session, now),
  });
  const look = await readPageLook(deps.db, session.tenant_id);
  const flashes = (await readLivenessMode(deps, deps.db, session)) === 'active+flash';
  return { token, session: presentCapture(session, now), look, flashes };
};

/**
 * Opens a session for the phone that took it over; its right to it was checked already.
 * @throws Problem E_LINK_NOT_VALID when the session is gone
 */
export const openOnPhone = async (
  deps: Dependencies,
  { tenantId, sessionId }: { tenantId: string; sessionId: string },
): Promise<OpenedCapture> => {
  const now = deps.clock.now();
  const session = await settleExpiry(deps, await findSessionOfLink(deps.db, sessionId), now);
  if (session?.tenant_id !== tenantId) throw linkNotValid();
  // The phone is where the hand-off leads to: it follows nobody.
  return { ...(await letIn(deps, session, now)), handoffId: null };
};

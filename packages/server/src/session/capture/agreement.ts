import type { Actor } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findSignInOfSession, noteSignInApproval } from '../../store/oidc/sign-in.ts';
import type { Db } from '../../store/seal/vault.ts';
import { noteAgreed, type SessionRow } from '../../store/session/session.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { asKnown } from '../known-browser/recognise-browser.ts';
import { publishAgreed } from '../life/publish-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** Whether the user has approved what a session is about; only verifications are about something. */
export const isApproved = (session: Pick<SessionRow, 'kind' | 'approved_at'>): boolean =>
  session.kind !== 'verification' || session.approved_at !== null;

/** A device that looks at a session. */
interface Viewer {
  /** Of its capture token; null: it has none yet. */
  tokenId: string | null;
  browserId?: string | undefined;
  now: Date;
}

/**
 * The session as one device may see it. A sign-in begins in somebody's browser, and its link may have been passed on by whoever
 * approved there: what another device approved counts for nothing here. A known browser stands in for the passkey, and for
 * that of this device alone.
 */
export async function asSeenBy(db: Db, session: SessionRow, viewer: Viewer): Promise<SessionRow> {
  const known = await asKnown(db, session, { browserId: viewer.browserId, now: viewer.now });
  if (known.approved_at === null) return known;
  const signIn = await findSignInOfSession(db, known.id);
  return signIn === undefined || signIn.approved_by === viewer.tokenId
    ? known
    : { ...known, approved_at: null };
}

/**
 * Refuses a capture of what the user has not approved.
 * @throws Problem E_APPROVAL_REQUIRED
 */
export function requireApproval(session: Pick<SessionRow, 'kind' | 'approved_at'>): void {
  if (!isApproved(session)) throw new Problem('E_APPROVAL_REQUIRED');
}

/**
 * Refuses a capture without the consent of the user, where the tenant asks for it.
 * @throws Problem E_CONSENT_REQUIRED
 */
export async function requireConsent(tx: Db, session: SessionRow): Promise<void> {
  if (session.consented_at !== null) return;
  const { RequireConsent } = await readMatchingPolicy(tx, session.tenant_id);
  if (RequireConsent) throw new Problem('E_CONSENT_REQUIRED');
}

/**
 * Writes down what the user agreed to, once; call under the lock of the session's row.
 * @param session as the device that agrees sees it
 */
export async function recordAgreement(
  { events }: Pick<SessionDependencies, 'events'>,
  tx: Db,
  session: SessionRow,
  agreed: { to: 'approval' | 'consent'; tokenId: string; actor: Actor; now: Date },
): Promise<SessionRow> {
  const isApproval = agreed.to === 'approval';
  if ((isApproval ? session.approved_at : session.consented_at) !== null) return session;
  const noted = await noteAgreed(tx, { ...agreed, id: session.id });
  if (isApproval) await noteSignInApproval(tx, { ...agreed, sessionId: session.id });
  await publishAgreed(events, tx, noted, agreed);
  // As this device sees it still: the row alone knows nothing of a browser that is known.
  return { ...noted, passkey_browser_id: session.passkey_browser_id };
}

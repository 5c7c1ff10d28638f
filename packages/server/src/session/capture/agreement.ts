import type { Actor } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import { noteAgreed, type SessionRow } from '../../store/session/session.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { publishAgreed } from '../life/publish-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** Whether the user has approved what a session is about; only verifications are about something. */
export const isApproved = (session: Pick<SessionRow, 'kind' | 'approved_at'>): boolean =>
  session.kind !== 'verification' || session.approved_at !== null;

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

/** Writes down what the user agreed to, once; call under the lock of the session's row. */
export async function recordAgreement(
  { events }: Pick<SessionDependencies, 'events'>,
  tx: Db,
  session: SessionRow,
  agreed: { to: 'approval' | 'consent'; actor: Actor; now: Date },
): Promise<SessionRow> {
  const noted = await noteAgreed(tx, { ...agreed, id: session.id });
  if (!noted) return session;
  await publishAgreed(events, tx, noted, agreed);
  return noted;
}

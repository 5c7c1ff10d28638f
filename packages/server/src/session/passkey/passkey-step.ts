import { ConfirmationCredentialType, limits, type PasskeyStep, Status } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import type { SessionRow } from '../../store/session/session.ts';

type Asked = Pick<SessionRow, 'credential_type' | 'passkey_at'>;
type Skipped = Asked & Pick<SessionRow, 'passkey_missing_at' | 'passkey_stand_in'>;

/** Whether a session can be accepted with a passkey only. */
export const needsPasskey = (session: Pick<SessionRow, 'credential_type'>): boolean =>
  (session.credential_type & ConfirmationCredentialType.Fido2) !== 0;

/** Whether a session goes on without its passkey, because something else will stand in for it. */
const isSkipped = (session: Skipped): boolean =>
  session.passkey_missing_at !== null && session.passkey_stand_in !== 'none';

/** Whether the face of a session is accepted, and only a code is missing. */
const needsCode = (session: Pick<SessionRow, 'passkey_face_at' | 'passkey_stood_in_at'>): boolean =>
  session.passkey_face_at !== null && session.passkey_stood_in_at === null;

/**
 * Refuses to take a face before the passkey that a session asks for, unless something stands in for it after the face.
 * @throws Problem E_PASSKEY_REQUIRED, E_PASSKEY_CODE_REQUIRED when the face is accepted already
 */
export function requirePasskeyStep(
  session: Skipped & Pick<SessionRow, 'passkey_face_at' | 'passkey_stood_in_at'>,
): void {
  if (needsCode(session)) throw new Problem('E_PASSKEY_CODE_REQUIRED');
  if (needsPasskey(session) && session.passkey_at === null && !isSkipped(session))
    throw new Problem('E_PASSKEY_REQUIRED');
}

/**
 * Refuses to accept a session without the passkey that it asks for, and without anything that stood in for it.
 * @throws Problem E_PASSKEY_REQUIRED
 */
export function requirePasskey(session: Asked & Pick<SessionRow, 'passkey_stood_in_at'>): void {
  if (needsPasskey(session) && session.passkey_at === null && session.passkey_stood_in_at === null)
    throw new Problem('E_PASSKEY_REQUIRED');
}

/** Answers of an authenticator that may still be refused before the session ends. */
export const answersLeft = (session: Pick<SessionRow, 'passkey_refused'>): number =>
  Math.max(0, limits.passkeys.answers - session.passkey_refused);

function isOffered(session: SessionRow, now: Date): boolean {
  const { ended_at: endedAt, kind, status } = session;
  if (!session.passkey_offer || session.passkey_at !== null || endedAt === null) return false;
  const until = endedAt.getTime() + limits.passkeys.offerSec * 1_000;
  return kind === 'enrolment' && status === Status.Accepted && now.getTime() < until;
}

/** What is to be done with a passkey now. */
export function passkeyStep(session: SessionRow, now: Date): PasskeyStep {
  if (session.status !== Status.Pending) return isOffered(session, now) ? 'offer' : 'none';
  if (!needsPasskey(session) || session.passkey_at !== null) return 'none';
  if (isSkipped(session)) return needsCode(session) ? 'code' : 'none';
  return session.kind === 'enrolment' ? 'enrol' : 'assert';
}

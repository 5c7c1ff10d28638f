import { ConfirmationCredentialType, limits, type PasskeyStep, Status } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import type { SessionRow } from '../../store/session/session.ts';

type Asked = Pick<SessionRow, 'credential_type' | 'passkey_at' | 'passkey_browser_id'>;
type Skipped = Asked & Pick<SessionRow, 'passkey_missing_at' | 'passkey_stand_in'>;

/** Whether a session can be accepted with a passkey only. */
export const needsPasskey = (session: Pick<SessionRow, 'credential_type'>): boolean =>
  (session.credential_type & ConfirmationCredentialType.Fido2) !== 0;

/** Whether the passkey was shown, or a known browser has its place. */
const isKeyDone = (session: Asked): boolean =>
  session.passkey_at !== null || session.passkey_browser_id !== null;

/** Whether a session goes on without its passkey, because something else will stand in for it. */
const isSkipped = (session: Skipped): boolean =>
  session.passkey_missing_at !== null && session.passkey_stand_in !== 'none';

/** Whether the face of a session is accepted, and only a code or the end of a wait is missing. */
const isFaceDone = (session: Pick<SessionRow, 'passkey_face_at' | 'passkey_stood_in_at'>): boolean =>
  session.passkey_face_at !== null && session.passkey_stood_in_at === null;

/**
 * Refuses to take a face before the passkey that a session asks for, unless something stands in for it after the face.
 * @throws Problem E_PASSKEY_REQUIRED; E_PASSKEY_CODE_REQUIRED or E_PASSKEY_DELAY_RUNNING when the face is accepted already
 */
export function requirePasskeyStep(
  session: Skipped & Pick<SessionRow, 'passkey_face_at' | 'passkey_stood_in_at'>,
): void {
  if (isFaceDone(session))
    throw new Problem(
      session.passkey_stand_in === 'delay' ? 'E_PASSKEY_DELAY_RUNNING' : 'E_PASSKEY_CODE_REQUIRED',
    );
  if (needsPasskey(session) && !isKeyDone(session) && !isSkipped(session))
    throw new Problem('E_PASSKEY_REQUIRED');
}

/**
 * Refuses to accept a session without the passkey that it asks for, and without anything that stood in for it.
 * @throws Problem E_PASSKEY_REQUIRED
 */
export function requirePasskey(
  session: Pick<SessionRow, 'credential_type' | 'passkey_at' | 'passkey_stood_in_at'>,
): void {
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
  if (!needsPasskey(session) || isKeyDone(session)) return 'none';
  if (isSkipped(session)) {
    if (!isFaceDone(session)) return 'none';
    return session.passkey_stand_in === 'delay' ? 'delay' : 'code';
  }
  return session.kind === 'enrolment' ? 'enrol' : 'assert';
}

import { digestOfCredential } from '../../platform/webauthn.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { PasskeyRecord } from '../../store/session/session-passkey.ts';

/** What receipts, audit and results name of an authenticator that took part in a session. */
export const passkeyRecord = (
  session: Pick<SessionRow, 'passkey_rule'>,
  seen: {
    credentialId: string;
    aaguid: string;
    backupEligible: boolean;
    backedUp: boolean;
    counter: number;
    /** Of the page around ours that asked; null: our own page. */
    origin: string | null;
  },
): PasskeyRecord => ({
  credential: digestOfCredential(seen.credentialId),
  aaguid: seen.aaguid,
  // Nothing is taken from an authenticator that did not verify its user.
  flags: { userVerified: true, backupEligible: seen.backupEligible, backedUp: seen.backedUp },
  counter: seen.counter,
  rule: session.passkey_rule ?? 'offer',
  ...(seen.origin !== null && { origin: seen.origin }),
});

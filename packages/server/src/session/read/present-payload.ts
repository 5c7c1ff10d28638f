import {
  ConfirmationCredentialType,
  type OperationResult,
  type PasskeyVerificationResult,
  Status,
} from '@selfsame/contract';
import { presentLiveness, presentMatch } from '../../judge/capture-summary.ts';
import type { CaptureRecord } from '../../store/session/capture-record.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readResult } from '../../store/session/session-json.ts';
import { type PasskeyRecord, readPasskey } from '../../store/session/session-passkey.ts';

type Metadata = OperationResult['Payload']['Metadata'];

/**
 * A verification by face that ended without a comparison still answers `Verified: false`: clients that read the
 * flag without looking at the status must find it.
 */
function presentVerification(
  session: SessionRow,
  capture: CaptureRecord | null,
): Metadata['BiometricVerificationResult'] {
  const isByFace =
    session.kind === 'verification' && (session.credential_type & ConfirmationCredentialType.Biometric) !== 0;
  if (!isByFace || session.status === Status.Pending) return undefined;
  const match = capture && presentMatch(capture);
  return match
    ? { ...match, Verified: match.Verified && session.status === Status.Accepted }
    : { Verified: false, Score: 0, MatchProbability: 0 };
}

function presentPasskey(record: PasskeyRecord): PasskeyVerificationResult {
  const { credential, aaguid, flags, counter, rule, origin } = record;
  return {
    CredentialIdHash: credential,
    Aaguid: aaguid,
    UserVerified: flags.userVerified,
    BackupEligible: flags.backupEligible,
    BackedUp: flags.backedUp,
    Counter: counter,
    Rule: rule,
    ...(origin !== undefined && { Origin: origin }),
  };
}

/** The result's payload, the same for operations and transactions. A member that does not apply is absent. */
export function presentPayload(session: SessionRow): OperationResult['Payload'] {
  const capture = readResult(session)?.capture ?? null;
  const passkey = readPasskey(session);
  const match = presentVerification(session, capture);
  const liveness = capture && presentLiveness(capture);
  return {
    Data: { TempId: session.temp_id, AccountNumber: session.account_number },
    Metadata: {
      ...(match && { BiometricVerificationResult: match }),
      ...(liveness && { LivenessDetectionResult: liveness }),
      ...(passkey && { PasskeyVerificationResult: presentPasskey(passkey) }),
      ...(session.passkey_stood_in_at && {
        PasskeyStandInResult: {
          Kind: session.passkey_stand_in,
          Rule: session.passkey_rule,
          Date: session.passkey_stood_in_at.toISOString(),
        },
      }),
    },
  };
}

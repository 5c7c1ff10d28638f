import { ConfirmationCredentialType, type OperationResult, Status } from '@selfsame/contract';
import type { SessionRow } from '../store/session.ts';
import { type CaptureSummary, presentLiveness, presentMatch } from './capture-summary.ts';

type Metadata = OperationResult['Payload']['Metadata'];

/** The stored summary of the capture that ended the session, if one did. */
const captureOf = (session: SessionRow): CaptureSummary | null =>
  (session.result?.capture as CaptureSummary | null | undefined) ?? null;

/**
 * A verification by face that ended without a comparison still answers `Verified: false`: clients that read the
 * flag without looking at the status must find it.
 */
const presentVerification = (
  session: SessionRow,
  capture: CaptureSummary | null,
): Metadata['BiometricVerificationResult'] => {
  const isByFace =
    session.kind === 'verification' && session.credential_type === ConfirmationCredentialType.Biometric;
  if (!isByFace || session.status === Status.Pending) return null;
  const match = capture && presentMatch(capture);
  return match
    ? { ...match, Verified: match.Verified && session.status === Status.Accepted }
    : { Verified: false, Score: 0, MatchProbability: 0 };
};

/** The result's payload, the same for operations and transactions. */
export const presentPayload = (session: SessionRow): OperationResult['Payload'] => {
  const capture = captureOf(session);
  return {
    Data: { TempId: session.temp_id, AccountNumber: session.account_number },
    Metadata: {
      BiometricVerificationResult: presentVerification(session, capture),
      LivenessDetectionResult: capture && presentLiveness(capture),
    },
  };
};

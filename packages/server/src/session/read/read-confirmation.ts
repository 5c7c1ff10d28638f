import type { TransactionConfirmation } from '@selfsame/contract';
import { listMessagesOf } from '../../store/message/message.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { presentPayload } from './present-payload.ts';
import { confirmationLevel } from './present-transaction.ts';
import { allKinds, readSession } from './read-session.ts';

/**
 * Reads how a transaction was confirmed, in the wire's own words; what this server does not do is null.
 * @throws Problem E_OPERATION_NOT_FOUND
 */
export async function readConfirmation(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<TransactionConfirmation> {
  const session = await readSession(deps, { tenantId, id, kinds: allKinds });
  const messages = await listMessagesOf(deps.db, session.id);
  const sent = messages.find(({ purpose, state }) => purpose === 'link' && state === 'sent');
  const { BiometricVerificationResult: match, LivenessDetectionResult: liveness } =
    presentPayload(session).Metadata;
  return {
    ExternalId: session.id,
    ConfirmationStatus: session.status,
    ConfirmationAttempts: session.attempts_used,
    Timeout: Math.round((session.expires_at.getTime() - session.started_at.getTime()) / 1_000),
    ConfirmationType: session.credential_type,
    NotificationSendingDate: sent?.finished_at?.toISOString() ?? null,
    ConfirmationEndDate: session.ended_at?.toISOString() ?? null,
    UserName: session.account_number,
    ConfirmationLevel: confirmationLevel(session),
    EthalonBiometricCredential: null,
    CandidateBiometricCredential: null,
    Geofencing: null,
    BiometricScore: match?.Score ?? null,
    BiometricMatchProbability: match?.MatchProbability ?? null,
    CheckLiveness: session.check_liveness,
    LivenessDetectionResult: liveness ?? null,
  };
}

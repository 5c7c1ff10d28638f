import {
  ConfirmationCredentialType,
  type ForeignAuthorization,
  Status,
  type TransactionResult,
  type TransactionStatus,
} from '@selfsame/contract';
import type { SessionRow } from '../../store/session/session.ts';
import { readAdditionalData } from '../../store/session/session-json.ts';
import { presentPayload } from './present-payload.ts';

/**
 * How a transaction was confirmed: 0 not at all, 1 without credential, 2 by face, 3 by face and liveness, 4 by passkey, 5 by
 * passkey and face. What stands in for a passkey is none: the level is that of the face.
 */
export function confirmationLevel(session: SessionRow): number | null {
  if (session.status === Status.Pending) return null;
  if (session.status !== Status.Accepted) return 0;
  if (session.credential_type === ConfirmationCredentialType.None) return 1;
  // An accepted session that asked for a passkey had it, or something in its place.
  if (session.passkey_stood_in_at === null && session.credential_type >= ConfirmationCredentialType.Fido2)
    return session.credential_type;
  return session.check_liveness ? 3 : 2;
}

/** A verification as V1 answers it. */
export const presentForeignAuthorization = (
  session: SessionRow,
  secret: string | null,
): ForeignAuthorization => ({
  OneTimeSecret: secret,
  TransactionId: session.id,
  Status: session.status,
  Message: session.message,
  StartDate: session.started_at.toISOString(),
  EndDate: session.ended_at?.toISOString() ?? null,
  ConfirmationLevel: confirmationLevel(session),
  ConfirmationAdditionalData: readAdditionalData(session),
});

/** A verification as `/v2/transactions/{id}/status` answers it. */
export const presentTransactionStatus = (session: SessionRow): TransactionStatus => ({
  TransactionId: session.id,
  Name: session.name,
  Status: session.status,
  Message: session.message,
  StartDate: session.started_at.toISOString(),
  EndDate: session.ended_at?.toISOString() ?? null,
});

/** A verification as `/v2/transactions/{id}/result` answers it. */
export const presentTransactionResult = (session: SessionRow): TransactionResult => ({
  Name: session.name,
  TransactionId: session.id,
  Status: session.status,
  Message: session.message,
  Payload: presentPayload(session),
});

import type { ForeignOperation, OperationResult, OperationStatus } from '@selfsame/contract';
import type { SessionRow } from '../../store/session/session.ts';
import { presentPayload } from './present-payload.ts';

/** A selfie or enrolment as V1 answers it. */
export const presentForeignOperation = (session: SessionRow, secret: string | null): ForeignOperation => ({
  OneTimeSecret: secret,
  TempId: session.temp_id,
  OperationId: session.id,
  Status: session.status,
  Message: session.message,
  StartDate: session.started_at.toISOString(),
  EndDate: session.ended_at?.toISOString() ?? null,
});

/** A selfie or enrolment as `/v2/operations/{id}/status` answers it. */
export const presentOperationStatus = (session: SessionRow): OperationStatus => ({
  OperationId: session.id,
  Name: session.name,
  Status: session.status,
  Message: session.message,
  StartDate: session.started_at.toISOString(),
  EndDate: session.ended_at?.toISOString() ?? null,
});

/** A selfie or enrolment as `/v2/operations/{id}/result` answers it. */
export const presentOperationResult = (session: SessionRow): OperationResult => ({
  Name: session.name,
  OperationId: session.id,
  Status: session.status,
  Message: session.message,
  Payload: presentPayload(session),
});

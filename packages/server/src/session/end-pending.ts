import { Status } from '@selfsame/contract';
import { Problem } from '../platform/problem.ts';
import { endSession, type SessionRow } from '../store/session.ts';
import type { Db } from '../store/vault.ts';
import type { CaptureSummary } from './capture-summary.ts';
import { type EndReason, sessionEnds } from './session-end.ts';

/** Ends a locked, pending session for a reason. */
export const endPending = async (
  tx: Db,
  session: SessionRow,
  end: { reason: EndReason; capture: CaptureSummary | null; tempId: string | null; now: Date },
): Promise<SessionRow> => {
  const { status, message } = sessionEnds[end.reason];
  const ended = await endSession(tx, {
    id: session.id,
    status,
    message,
    result: { reason: end.reason, capture: end.capture },
    tempId: end.tempId,
    now: end.now,
  });
  if (!ended) throw new Error(`Session ${session.id} is not pending although its row is locked`);
  return ended;
};

/**
 * Refuses a session that is over.
 * @throws Problem E_TRANSACTION_EXPIRED, E_TRANSACTION_FINISHED
 */
export const requirePending = (session: SessionRow): void => {
  if (session.status === Status.Expired) throw new Problem('E_TRANSACTION_EXPIRED');
  if (session.status !== Status.Pending) throw new Problem('E_TRANSACTION_FINISHED');
};

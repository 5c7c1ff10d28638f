import { Status } from '@selfsame/contract';
import type { Actor, Events } from '../platform/events.ts';
import { Problem } from '../platform/problem.ts';
import { endSession, type SessionRow } from '../store/session.ts';
import type { Db } from '../store/vault.ts';
import type { CaptureSummary } from './capture-summary.ts';
import { publishFinished } from './publish-session.ts';
import { type EndReason, sessionEnds } from './session-end.ts';

/** How a pending session ends, and by whom. */
export interface PendingEnd {
  reason: EndReason;
  /** The capture that decided, if one did. */
  capture: { attemptId: string; summary: CaptureSummary; inputs: readonly string[] } | null;
  tempId: string | null;
  actor: Actor;
  now: Date;
}

/** Ends a locked, pending session for a reason, and says so. */
export const endPending = async (
  { events }: { events: Events<Db> },
  tx: Db,
  session: SessionRow,
  end: PendingEnd,
): Promise<SessionRow> => {
  const { status, message } = sessionEnds[end.reason];
  const ended = await endSession(tx, {
    id: session.id,
    status,
    message,
    result: {
      reason: end.reason,
      capture: end.capture?.summary ?? null,
      attemptId: end.capture?.attemptId ?? null,
      inputs: end.capture?.inputs ?? [],
    },
    tempId: end.tempId,
    now: end.now,
  });
  if (!ended) throw new Error(`Session ${session.id} is not pending although its row is locked`);
  await publishFinished(events, tx, ended, end.actor);
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

import { Status } from '@selfsame/contract';
import type { Actor, Events } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { CaptureRecord } from '../../store/session/capture-record.ts';
import { endSession, type SessionRow } from '../../store/session/session.ts';
import type { SessionResult } from '../../store/session/session-json.ts';
import { requirePasskey } from '../passkey/passkey-step.ts';
import { publishFinished } from './publish-session.ts';
import { type EndReason, sessionEnds } from './session-end.ts';
import { requireAct } from './transitions.ts';

/** How a pending session ends, and by whom. */
export interface PendingEnd {
  reason: EndReason;
  /** The capture that decided, if one did. */
  capture: { attemptId: string; summary: CaptureRecord; inputs: readonly string[] } | null;
  tempId: string | null;
  /** That the tenant has no room for the copy that it keeps of verifications. */
  isCopyLeftOut?: boolean;
  /** The review that decided, if one did: who said what, by id. */
  review?: SessionResult['review'];
  actor: Actor;
  now: Date;
}

/** Ends a locked, pending session for a reason, and says so. */
export async function endPending(
  { events }: { events: Events<Db> },
  tx: Db,
  session: SessionRow,
  end: PendingEnd,
): Promise<SessionRow> {
  requireAct(end.reason, session.status, end.actor);
  // The last line of defence: whatever else was right, without its passkey or what stood in for it nothing is accepted.
  if (end.reason === 'accepted') requirePasskey(session);
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
      ...(end.review && { review: end.review }),
    },
    tempId: end.tempId,
    now: end.now,
  });
  if (!ended) throw new Error(`Session ${session.id} is not pending although its row is locked`);
  await publishFinished(events, tx, ended, end);
  return ended;
}

/**
 * Refuses a session that is over.
 * @throws Problem E_TRANSACTION_EXPIRED, E_TRANSACTION_FINISHED
 */
export function requirePending(session: SessionRow): void {
  if (session.status === Status.Expired) throw new Problem('E_TRANSACTION_EXPIRED');
  if (session.status !== Status.Pending) throw new Problem('E_TRANSACTION_FINISHED');
}

import { Status } from '@selfsame/contract';
import type { Actor, DomainEvent } from '../../platform/events.ts';
import type { SessionKind } from '../../store/tables.ts';
import { type EndReason, sessionEnds } from './session-end.ts';

/** What moves a session from one status to another. */
export interface SessionTransition {
  /** null: there was no session. */
  from: typeof Status.Pending | null;
  to: Status;
  /** Who may, beside the server itself. */
  by: readonly Exclude<Actor['kind'], 'system'>[];
  /** The event that the change publishes in its transaction. */
  publishes: readonly DomainEvent['type'][];
}

/** Who may bring about each way to end. The server itself may bring about any. */
const endedBy = {
  // By an operator: after a review.
  accepted: ['user', 'operator'],
  reviewRejected: ['operator'],
  declined: ['user'],
  canceled: ['api', 'operator'],
  matchFailed: ['user'],
  livenessFailed: ['user'],
  matchAndLivenessFailed: ['user'],
  attemptsExhausted: ['user'],
  personAlreadyEnrolled: ['user', 'operator'],
  credentialAlreadyExists: ['user', 'operator'],
  accountNotUsable: ['user', 'api', 'operator'],
  modelMismatch: ['user'],
  storageFull: ['user', 'operator'],
  passkeyFailed: ['user'],
  passkeyNotAvailable: ['user'],
  passkeyLost: ['user'],
  // By an operator: after a review. By the user: without the right code. By the server: a wait that nobody was told of.
  // By the API or an operator: a key that was seen during the wait is deleted.
  passkeyNotReplaced: ['user', 'api', 'operator'],
  passkeyDelayStopped: ['user'],
  passkeyAlreadyExists: ['user'],
} as const satisfies Record<EndReason, SessionTransition['by']>;

const finished = ['operation.finished', 'transaction.finished'] as const;

const ends = Object.fromEntries(
  (Object.keys(endedBy) as EndReason[]).map((reason): [EndReason, SessionTransition] => [
    reason,
    { from: Status.Pending, to: sessionEnds[reason].status, by: endedBy[reason], publishes: finished },
  ]),
) as Record<EndReason, SessionTransition>;

/**
 * Every change of a session. Only a pending session changes; every end is one conditional update from pending
 * (`store/session/session.ts`), so a session has exactly one outcome.
 */
export const sessionTransitions = {
  begin: { from: null, to: Status.Pending, by: ['api', 'operator'], publishes: ['session.begun'] },
  open: { from: Status.Pending, to: Status.Pending, by: ['user'], publishes: ['session.opened'] },
  resend: {
    from: Status.Pending,
    to: Status.Pending,
    by: ['api', 'operator'],
    publishes: ['session.linkResent'],
  },
  judge: { from: Status.Pending, to: Status.Pending, by: ['user'], publishes: ['session.judged'] },
  review: { from: Status.Pending, to: Status.Pending, by: ['user'], publishes: ['review.opened'] },
  decideReview: {
    from: Status.Pending,
    to: Status.Pending,
    by: ['operator'],
    publishes: ['review.decided'],
  },
  ...ends,
  expired: { from: Status.Pending, to: Status.Expired, by: [], publishes: finished },
} as const satisfies Record<string, SessionTransition>;

/** What somebody may do to a session. */
export type SessionAct = keyof typeof sessionTransitions;

/** The event of an end, which names what ended as the wire does. */
export const endEventOf = (kind: SessionKind): (typeof finished)[number] =>
  kind === 'verification' ? finished[1] : finished[0];

/**
 * The event of an act, when the table allows the act.
 * @throws as {@link requireAct}
 */
export function eventOf<Act extends Exclude<SessionAct, EndReason | 'expired'>>(
  act: Act,
  from: number | null,
  actor: Actor,
): (typeof sessionTransitions)[Act]['publishes'][0] {
  requireAct(act, from, actor);
  return sessionTransitions[act].publishes[0];
}

/**
 * Asserts that an act is allowed.
 * @throws Error when the table does not let this actor act on a session of this status: a fault of ours, and the change
 *   is rolled back
 */
export function requireAct(act: SessionAct, from: number | null, actor: Actor): void {
  const transition: SessionTransition = sessionTransitions[act];
  if (transition.from !== from) throw new Error(`${act} does not lead on from status ${from}`);
  if (actor.kind !== 'system' && !transition.by.includes(actor.kind))
    throw new Error(`${act} is nothing that a ${actor.kind} may do`);
}

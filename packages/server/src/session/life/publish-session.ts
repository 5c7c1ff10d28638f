import type { CaptureSummary } from '../../judge/capture-summary.ts';
import type { Actor, AuditOnlyEventName, Events } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readPasskey } from '../../store/session/session-passkey.ts';
import { reasonOf } from './session-end.ts';
import { endEventOf, eventOf } from './transitions.ts';

const referencesOf = (session: SessionRow) => ({
  sessionId: session.id,
  ...(session.account_id && { accountId: session.account_id }),
  accountNumber: session.account_number,
});

/** Says that a session was begun. */
export const publishBegun = (events: Events<Db>, tx: Db, session: SessionRow, actor: Actor): Promise<void> =>
  events.publish(tx, {
    tenantId: session.tenant_id,
    type: eventOf('begin', null, actor),
    actor,
    references: referencesOf(session),
    data: {
      name: session.name,
      kind: session.kind,
      credentialType: session.credential_type,
      ...(session.passkey_rule && { passkeyRule: session.passkey_rule }),
      checkLiveness: session.check_liveness,
      falseMatchRate: session.false_match_rate,
      transportType: session.transport_type,
      expiresAt: session.expires_at.toISOString(),
    },
    at: session.started_at,
  });

/** Says that a session's link was opened for the first time. */
export function publishOpened(
  events: Events<Db>,
  tx: Db,
  session: SessionRow,
  opened: { flags: number; now: Date },
): Promise<void> {
  const actor = { kind: 'user', sessionId: session.id } as const;
  return events.publish(tx, {
    tenantId: session.tenant_id,
    type: eventOf('open', session.status, actor),
    actor,
    references: referencesOf(session),
    data: { kind: session.kind, openedBy: opened.flags },
    at: opened.now,
  });
}

/** Says that the user agreed to something for the first time. */
export const publishAgreed = (
  events: Events<Db>,
  tx: Db,
  session: SessionRow,
  agreed: { to: 'approval' | 'consent'; actor: Actor; now: Date },
): Promise<void> =>
  events.publish(tx, {
    tenantId: session.tenant_id,
    type: agreed.to === 'approval' ? 'session.approved' : 'session.consented',
    actor: agreed.actor,
    references: referencesOf(session),
    data: { kind: session.kind },
    at: agreed.now,
  });

/** Says how a capture was judged, and by what: scores, thresholds, models, policy. */
export const publishJudged = (
  events: Events<Db>,
  tx: Db,
  session: SessionRow,
  judged: { attemptId: string; summary: CaptureSummary; actor: Actor; now: Date },
): Promise<void> =>
  events.publish(tx, {
    tenantId: session.tenant_id,
    type: eventOf('judge', session.status, judged.actor),
    actor: judged.actor,
    references: { ...referencesOf(session), attemptId: judged.attemptId },
    data: {
      kind: session.kind,
      policy: { checkLiveness: session.check_liveness, falseMatchRate: session.false_match_rate },
      evidence: judged.summary,
    },
    at: judged.now,
  });

/** Says what happened to a capture in review. */
export const publishReview = (
  events: Events<Db>,
  tx: Db,
  session: SessionRow,
  review: {
    type: 'review.opened' | 'review.framesViewed' | 'review.decided';
    attemptId: string;
    actor: Actor;
    data: Record<string, unknown>;
    now: Date;
  },
): Promise<void> =>
  events.publish(tx, {
    tenantId: session.tenant_id,
    type: review.type,
    actor: review.actor,
    references: { ...referencesOf(session), attemptId: review.attemptId },
    data: { kind: session.kind, ...review.data },
    at: review.now,
  });

/** Says how a session ended. */
export function publishFinished(
  events: Events<Db>,
  tx: Db,
  session: SessionRow,
  { actor, isCopyLeftOut = false }: { actor: Actor; isCopyLeftOut?: boolean },
): Promise<void> {
  const passkey = readPasskey(session);
  return events.publish(tx, {
    tenantId: session.tenant_id,
    type: endEventOf(session.kind),
    actor,
    references: referencesOf(session),
    data: {
      name: session.name,
      kind: session.kind,
      status: session.status,
      message: session.message,
      tag: session.tag,
      startedAt: session.started_at,
      endedAt: session.ended_at,
      reason: reasonOf(session),
      ...(session.sandbox && { sandbox: true }),
      ...(isCopyLeftOut && { copyLeftOut: true }),
      attemptsUsed: session.attempts_used,
      ...(passkey && { passkey }),
      ...(session.passkey_stood_in_at && { standIn: session.passkey_stand_in }),
    },
    at: session.ended_at ?? session.expires_at,
  });
}

/** Says what happened with a passkey in a session. */
export const publishPasskey = (
  events: Events<Db>,
  tx: Db,
  session: SessionRow,
  passkey: {
    type: Extract<AuditOnlyEventName, `passkey.${string}`>;
    passkeyId?: string;
    actor: Actor;
    data: Record<string, unknown>;
    now: Date;
  },
): Promise<void> =>
  events.publish(tx, {
    tenantId: session.tenant_id,
    type: passkey.type,
    actor: passkey.actor,
    references: { ...referencesOf(session), ...(passkey.passkeyId && { passkeyId: passkey.passkeyId }) },
    data: { kind: session.kind, ...passkey.data },
    at: passkey.now,
  });

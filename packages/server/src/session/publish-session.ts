import type { Actor, Events } from '../platform/events.ts';
import type { SessionRow } from '../store/session.ts';
import type { Db } from '../store/vault.ts';
import type { CaptureSummary } from './capture-summary.ts';

const referencesOf = (session: SessionRow) => ({
  sessionId: session.id,
  ...(session.account_id && { accountId: session.account_id }),
  accountNumber: session.account_number,
});

/** Says that a session was begun. */
export const publishBegun = (events: Events<Db>, tx: Db, session: SessionRow, actor: Actor): Promise<void> =>
  events.publish(tx, {
    tenantId: session.tenant_id,
    type: 'session.begun',
    actor,
    references: referencesOf(session),
    data: {
      name: session.name,
      kind: session.kind,
      credentialType: session.credential_type,
      checkLiveness: session.check_liveness,
      falseMatchRate: session.false_match_rate,
      transportType: session.transport_type,
      expiresAt: session.expires_at.toISOString(),
    },
    at: session.started_at,
  });

/** Says that a session's link was opened for the first time. */
export const publishOpened = (
  events: Events<Db>,
  tx: Db,
  session: SessionRow,
  opened: { flags: number; now: Date },
): Promise<void> =>
  events.publish(tx, {
    tenantId: session.tenant_id,
    type: 'session.opened',
    actor: { kind: 'user', sessionId: session.id },
    references: referencesOf(session),
    data: { kind: session.kind, openedBy: opened.flags },
    at: opened.now,
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
    type: 'session.judged',
    actor: judged.actor,
    references: { ...referencesOf(session), attemptId: judged.attemptId },
    data: {
      kind: session.kind,
      policy: { checkLiveness: session.check_liveness, falseMatchRate: session.false_match_rate },
      evidence: judged.summary,
    },
    at: judged.now,
  });

/** Says how a session ended. */
export const publishFinished = (
  events: Events<Db>,
  tx: Db,
  session: SessionRow,
  actor: Actor,
): Promise<void> =>
  events.publish(tx, {
    tenantId: session.tenant_id,
    type: session.kind === 'verification' ? 'transaction.finished' : 'operation.finished',
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
      reason: session.result?.reason ?? null,
      attemptsUsed: session.attempts_used,
    },
    at: session.ended_at ?? session.expires_at,
  });

import { Status } from '@selfsame/contract';
import type { EventSubscriber } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import { type AttemptRow, findAttempt, readChallenge } from '../store/session/attempt.ts';
import { insertReceipt } from '../store/session/receipt.ts';
import { findSessionOfLink, type SessionRow } from '../store/session/session.ts';
import { readResult, type SessionResult } from '../store/session/session-json.ts';
import { readPasskey } from '../store/session/session-passkey.ts';
import type { RecordSigner } from './record-signer.ts';

async function decidingAttempt(tx: Db, session: SessionRow): Promise<AttemptRow | undefined> {
  const attemptId = readResult(session)?.attemptId;
  return attemptId ? findAttempt(tx, { sessionId: session.id, id: attemptId }) : undefined;
}

/**
 * All that a receipt says. `inputs` are SHA-256 (hex) of the pictures as they arrived, in order; `evidence` holds
 * scores, thresholds and the models with the hashes of their files. The account is named by its UIN only.
 */
function claimsOf(session: SessionRow, attempt: AttemptRow | undefined): Record<string, unknown> {
  const { reason, capture, inputs, review }: Partial<SessionResult> = readResult(session) ?? {};
  const passkey = readPasskey(session);
  return {
    version: 1,
    // First, so that nobody reads on who looks for evidence.
    ...(session.sandbox && { sandbox: true }),
    id: session.id,
    tenant: session.tenant_id,
    kind: session.kind,
    name: session.name,
    account: session.account_id,
    status: session.status,
    message: session.message,
    reason: reason ?? (session.status === Status.Expired ? 'expired' : null),
    startedAt: session.started_at.toISOString(),
    endedAt: session.ended_at?.toISOString() ?? null,
    policy: {
      credentialType: session.credential_type,
      ...(session.passkey_rule && { passkeyRule: session.passkey_rule }),
      checkLiveness: session.check_liveness,
      falseMatchRate: session.false_match_rate,
    },
    attemptsUsed: session.attempts_used,
    attempt: attempt
      ? {
          id: attempt.id,
          challenge: readChallenge(attempt),
          issuedAt: attempt.created_at.toISOString(),
          submittedAt: attempt.claimed_at?.toISOString() ?? null,
        }
      : null,
    inputs: inputs ?? [],
    evidence: capture ?? null,
    // Who looked at a capture in doubt, and what they said.
    ...(review && { review }),
    // The authenticator that took part, and what asked for it.
    ...(passkey && { passkey }),
    // What stood in for the authenticator, and what had asked for it. Who approved it, `review` says.
    ...(session.passkey_stood_in_at && {
      standIn: {
        kind: session.passkey_stand_in,
        rule: session.passkey_rule,
        ...(session.passkey_browser_id && { browser: session.passkey_browser_id }),
        at: session.passkey_stood_in_at.toISOString(),
      },
    }),
  };
}

/** Signs a receipt for every session that ends, in the transaction of its end. */
export const createReceiptIssuer =
  (signer: Pick<RecordSigner, 'sign'>): EventSubscriber<Db> =>
  async (tx, event) => {
    if (event.type !== 'operation.finished' && event.type !== 'transaction.finished') return;
    const session = await findSessionOfLink(tx, event.references.sessionId ?? '');
    if (!session) throw new Error(`${event.type} names no session`);
    const claims = claimsOf(session, await decidingAttempt(tx, session));
    await insertReceipt(tx, {
      session_id: session.id,
      tenant_id: session.tenant_id,
      statement: await signer.sign('receipt', claims),
      created_at: event.at,
    });
  };

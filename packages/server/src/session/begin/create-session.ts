import { limits, TransportType } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import type { Caller } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { holdAccount } from '../../store/account/account.ts';
import { templateToBytes } from '../../store/account/template-bytes.ts';
import { insertSession, type NewSession, type SessionRow } from '../../store/session/session.ts';
import { publishBegun } from '../life/publish-session.ts';
import { linkSecrets } from '../secret/link-secret.ts';
import { createSecret } from '../secret/secret.ts';
import { secretContext } from '../secret/session-secret.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** What every begin call decides by itself. */
export type SessionDraft = Omit<
  NewSession,
  'id' | 'tenant_id' | 'secret_sealed' | 'data_key_id' | 'started_at' | 'expires_at' | 'reference_sealed'
> & {
  timeoutSec: number | null | undefined;
  /** A reference handed in with the request, unit length; the account's credential otherwise. */
  reference?: Float32Array | null;
};

/** Where a session's inline reference is bound to. */
export const referenceContext = (sessionId: string) => ({
  table: 'session',
  column: 'reference_sealed',
  rowId: sessionId,
});

/** A begun session and its secret, as begin calls answer them. */
export interface BegunSession {
  session: SessionRow;
  /** Null when the link went by SMS or e-mail: there it travels, and only there. */
  secret: string | null;
}

/**
 * Stores a new session with its own data key, under which its secret and inline reference are sealed, and takes its
 * link on its way unless the caller shows the page.
 */
export async function createSession(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'delivery'>,
  { tenantId, actor }: Caller,
  { timeoutSec, reference, ...draft }: SessionDraft,
): Promise<BegunSession> {
  const now = deps.clock.now();
  const id = crypto.randomUUID();
  const secret = createSecret();
  const session = await transaction(deps.db, async (tx) => {
    const key = await deps.vault.createDataKey(tx, {
      tenantId,
      purpose: 'session',
      now,
    });
    if (draft.account_id && !(await holdAccount(tx, draft.account_id))) {
      throw new Problem('E_ACCOUNT_NOT_FOUND', { args: [draft.account_number ?? draft.account_id] });
    }
    const begun = await insertSession(tx, {
      ...draft,
      id,
      tenant_id: tenantId,
      data_key_id: key.id,
      secret_sealed: deps.vault.seal(key, Buffer.from(secret, 'utf8'), secretContext(id)),
      reference_sealed: reference
        ? deps.vault.seal(key, templateToBytes(reference), referenceContext(id))
        : null,
      started_at: now,
      expires_at: new Date(now.getTime() + (timeoutSec ?? limits.timeoutSec.default) * 1_000),
    });
    await publishBegun(deps.events, tx, begun, actor);
    if (begun.transport_type !== TransportType.Inline) {
      const secrets = linkSecrets(secret, begun.transport_type);
      await deps.delivery.sendLink(tx, { session: begun, secrets, resend: 0 });
    }
    return begun;
  });
  return { session, secret: session.transport_type === TransportType.Inline ? secret : null };
}

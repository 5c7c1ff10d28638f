import { ConfirmationCredentialType, limits, TransportType } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import type { Caller } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { holdAccount } from '../../store/account/account.ts';
import { templateToBytes } from '../../store/account/template-bytes.ts';
import type { Db } from '../../store/seal/vault.ts';
import { insertSession, type NewSession, type SessionRow } from '../../store/session/session.ts';
import { claimQuota, requireRoom } from '../../store/tenant/claim-quota.ts';
import { publishBegun } from '../life/publish-session.ts';
import { settleOrder } from '../sandbox/settle-order.ts';
import { linkSecrets } from '../secret/link-secret.ts';
import { createSecret } from '../secret/secret.ts';
import { secretContext } from '../secret/session-secret.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { checkReturnUrl } from './check-return-url.ts';

/** What every begin call decides by itself. */
export type SessionDraft = Omit<
  NewSession,
  | 'id'
  | 'tenant_id'
  | 'is_counted'
  | 'sandbox'
  | 'sandbox_order'
  | 'secret_sealed'
  | 'data_key_id'
  | 'return_url'
  | 'started_at'
  | 'expires_at'
  | 'reference_sealed'
> & {
  timeoutSec: number | null | undefined;
  /** As the request has it. */
  returnUrl?: string | null | undefined;
  /** A reference handed in with the request, unit length; the account's credential otherwise. */
  reference?: Float32Array | null;
};

/** Where a session's inline reference is bound to. */
export const referenceContext = (sessionId: string) => ({
  table: 'session',
  column: 'reference_sealed',
  rowId: sessionId,
});

/** In whose name a session begins, and in a sandbox what is ordered of it. */
export interface Beginner extends Caller {
  /** The header as it was sent. */
  order?: string | undefined;
  /** False where strangers make it begin: it takes no part of the tenant's quota of the day then. */
  isCounted?: boolean;
}

/** A begun session and its secret, as begin calls answer them. */
export interface BegunSession {
  session: SessionRow;
  /** Null when the link went by SMS or e-mail: there it travels, and only there. */
  secret: string | null;
}

/**
 * Where a face will be stored and there is no room for any, nobody is asked for one. That room is not claimed yet: the account
 * is locked already, and who stores a face locks it before the claim.
 */
async function claimQuotas(
  tx: Db,
  { isCounted, ...of }: { tenantId: string; now: Date; isCounted: boolean },
  { kind, credential_type }: Pick<SessionDraft, 'kind' | 'credential_type'>,
): Promise<void> {
  const quotas = isCounted ? await claimQuota(tx, { ...of, what: 'transactions', amount: 1 }) : undefined;
  const keepsFace = kind !== 'verification' && credential_type !== ConfirmationCredentialType.Fido2;
  if (keepsFace) await requireRoom(tx, { ...of, what: 'storage', amount: 1 }, quotas);
}

/**
 * Stores a new session with its own data key, under which its secret and inline reference are sealed, and takes its
 * link on its way unless the caller shows the page.
 * @throws Problem E_RETURN_URL_NOT_ALLOWED, E_QUOTA_EXCEEDED, E_ACCOUNT_NOT_FOUND, and what sending the link throws
 */
export async function createSession(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'delivery' | 'stopAccount'>,
  { tenantId, actor, order, isCounted = true }: Beginner,
  { timeoutSec, reference, returnUrl, ...draft }: SessionDraft,
): Promise<BegunSession> {
  const now = deps.clock.now();
  const id = crypto.randomUUID();
  const return_url = await checkReturnUrl(deps.db, tenantId, returnUrl);
  const ordered = await settleOrder(deps, { tenantId, order }, draft);
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
    await claimQuotas(tx, { tenantId, now, isCounted }, draft);
    const begun = await insertSession(tx, {
      ...draft,
      return_url,
      id,
      tenant_id: tenantId,
      is_counted: isCounted,
      ...ordered.columns,
      data_key_id: key.id,
      secret_sealed: deps.vault.seal(key, Buffer.from(secret, 'utf8'), secretContext(id)),
      reference_sealed: reference
        ? deps.vault.seal(key, templateToBytes(reference), referenceContext(id))
        : null,
      started_at: now,
      expires_at: new Date(
        now.getTime() + (ordered.timeoutSec ?? timeoutSec ?? limits.timeoutSec.default) * 1_000,
      ),
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

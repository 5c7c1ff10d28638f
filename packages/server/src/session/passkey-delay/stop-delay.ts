import { Status, type StopPasskeyDelayRequest, type StoppedPasskeyDelay } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockDelays } from '../../store/session/passkey-delay.ts';
import { findSessionOfLink, type SessionRow } from '../../store/session/session.ts';
import { refuseLink } from '../capture/refuse-link.ts';
import { endPending } from '../life/end-pending.ts';
import { publishPasskey } from '../life/publish-session.ts';
import { settleExpiry } from '../life/settle-expiry.ts';
import { passkeyStep } from '../passkey/passkey-step.ts';
import { stopSecret } from '../secret/link-secret.ts';
import { isSecret } from '../secret/secret.ts';
import { openSecret } from '../secret/session-secret.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

type Dependencies = Pick<SessionDependencies, 'db' | 'clock' | 'vault' | 'events' | 'recordFailedAttempt'>;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The session whose notice this is. @throws Problem E_LINK_NOT_VALID, E_RATE_LIMITED */
async function findNoticed(
  deps: Dependencies,
  request: StopPasskeyDelayRequest,
  client: string,
): Promise<SessionRow> {
  const session = guid.test(request.id) ? await findSessionOfLink(deps.db, request.id) : undefined;
  const secret = session?.passkey_due_at ? await openSecret(deps, session) : null;
  if (!session || !secret || !isSecret(stopSecret(secret), request.secret))
    return refuseLink(deps, request, session, client);
  return session;
}

function outcomeOf(session: SessionRow | undefined): StoppedPasskeyDelay {
  if (session?.end_reason === 'passkeyDelayStopped') return { outcome: 'stopped' };
  return { outcome: session?.status === Status.Accepted ? 'accepted' : 'over' };
}

/**
 * Stops a wait from its notice, and every other wait of its account: whoever disowns one face disowns them all. A face that its owner disowns counts as a failed attempt of the account. Asked again, it
 * says what came of it. Allowed to whoever holds the notice, also while the tenant is disabled: it only takes away.
 * @param client whom links that stop nothing are counted by
 * @throws Problem E_LINK_NOT_VALID, E_RATE_LIMITED
 */
export async function stopDelay(
  deps: Dependencies,
  request: StopPasskeyDelayRequest,
  client: string,
): Promise<StoppedPasskeyDelay> {
  const { id, tenant_id: tenantId, account_id: accountId } = await findNoticed(deps, request, client);
  return transaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const locked = await lockDelays(tx, { tenantId, accountId, id });
    const noticed = await settleExpiry(
      { ...deps, db: tx },
      locked.find((one) => one.id === id),
      now,
    );
    if (!noticed || !isWaiting(noticed, now)) return outcomeOf(noticed);
    if (accountId) await deps.recordFailedAttempt(tx, { tenantId, accountId, sessionId: id, now });
    for (const other of locked)
      if (other.id !== id && isWaiting(other, now)) await stop(deps, tx, other, now);
    return outcomeOf(await stop(deps, tx, noticed, now));
  });
}

/** A locked session that waits, within its time. */
const isWaiting = (session: SessionRow, now: Date): boolean =>
  session.status === Status.Pending && session.expires_at > now && passkeyStep(session, now) === 'delay';

async function stop(deps: Dependencies, tx: Db, session: SessionRow, now: Date): Promise<SessionRow> {
  const actor: Actor = { kind: 'user', sessionId: session.id };
  await publishPasskey(deps.events, tx, session, {
    type: 'passkey.delayStopped',
    data: { standIn: 'delay', rule: session.passkey_rule },
    actor,
    now,
  });
  const end = { reason: 'passkeyDelayStopped', capture: null, tempId: null, actor, now } as const;
  return endPending(deps, tx, session, end);
}

import { limits, statusMessages } from '@selfsame/contract';
import type { Actor } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findAccountById } from '../../store/account/account.ts';
import type { Db } from '../../store/seal/vault.ts';
import { noteDelay } from '../../store/session/passkey-delay.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { endPending, type PendingEnd } from '../life/end-pending.ts';
import { publishPasskey } from '../life/publish-session.ts';
import { findKnownAddresses, findNoticeAddress } from '../passkey-code/code-address.ts';
import { stopSecret } from '../secret/link-secret.ts';
import { openSecret } from '../secret/session-secret.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

type Dependencies = Pick<SessionDependencies, 'vault' | 'events' | 'delivery'>;

const hourMs = 3_600_000;

/** The end of a wait of so many hours, and of the session that waits. */
export function timesOf(hours: number, from: Date): { dueAt: Date; expiresAt: Date } {
  const dueAt = new Date(from.getTime() + hours * hourMs);
  return { dueAt, expiresAt: new Date(dueAt.getTime() + limits.passkeys.delay.graceSec * 1_000) };
}

/**
 * Begins the wait that stands in for a passkey, in the transaction that accepted the face: a notice goes to every known
 * address of the account. Where none can go out there is no wait, and the session ends.
 */
export async function beginDelay(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  by: { capture: NonNullable<PendingEnd['capture']>; actor: Actor; now: Date },
): Promise<SessionRow> {
  const { capture, actor, now } = by;
  const { id: sessionId, tenant_id: tenantId, account_id: accountId } = session;
  const account = accountId === null ? undefined : await findAccountById(tx, tenantId, accountId);
  const secret = await openSecret({ ...deps, db: tx }, session);
  const hours = session.passkey_delay_hours;
  if (!account || !secret || hours === null) throw new Error(`Session ${sessionId} can't wait`);
  const targets = findKnownAddresses(deps, account);
  const times = timesOf(hours, now);
  const notice = { session, targets, secret: stopSecret(secret), dueAt: times.dueAt };
  // Confirmed no more since the session began, or too many messages within the hour: nobody would be told.
  if (findNoticeAddress(deps, account) === null || !(await sends(deps, tx, notice)))
    return endPending(deps, tx, session, {
      reason: 'passkeyNotReplaced',
      ...{ capture, tempId: null, actor, now },
    });
  const waiting = await noteDelay(tx, { sessionId, ...times, message: statusMessages.inDelay });
  await publishPasskey(deps.events, tx, waiting, {
    type: 'passkey.delayBegun',
    data: {
      channels: targets.map(({ channel }) => channel),
      dueAt: times.dueAt.toISOString(),
      rule: session.passkey_rule,
    },
    actor,
    now,
  });
  return waiting;
}

/** Whether the notice is on its way. */
async function sends(
  { delivery }: Dependencies,
  tx: Db,
  notice: Parameters<Dependencies['delivery']['sendNotice']>[1],
): Promise<boolean> {
  try {
    await delivery.sendNotice(tx, notice);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'E_RATE_LIMITED') return false;
    throw error;
  }
}

import { Status, statusMessages } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { systemActor } from '../../platform/events.ts';
import type { Log } from '../../platform/log.ts';
import { lockAccount } from '../../store/account/account.ts';
import { findFirstNotice } from '../../store/message/message.ts';
import type { Db } from '../../store/seal/vault.ts';
import { listDueDelays, noteDelay, wasPasskeySeen } from '../../store/session/passkey-delay.ts';
import { lockSession } from '../../store/session/session.ts';
import { isTenantOpen } from '../../store/tenant/require-open-tenant.ts';
import { endPending } from '../life/end-pending.ts';
import type { EndReason } from '../life/session-end.ts';
import { passkeyStep } from '../passkey/passkey-step.ts';
import { acceptHeld } from '../review/accept-held.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { timesOf } from './begin-delay.ts';
import { findVoid, toldChannels } from './void-rules.ts';

/** Sessions looked at in one run; the next run has the rest. */
const batchSize = 200;

/** Settles one wait under the lock of its session's row. It is looked at anew: of all that compete for it one outcome wins. */
async function settleDelay(
  deps: SessionDependencies,
  tx: Db,
  query: { tenantId: string; id: string },
): Promise<void> {
  const now = deps.clock.now();
  const session = await lockSession(tx, query);
  if (session?.status !== Status.Pending || passkeyStep(session, now) !== 'delay') return;
  const {
    passkey_due_at: dueAt,
    expires_at: expiresAt,
    account_id: accountId,
    passkey_face_at: faceAt,
  } = session;
  if (!dueAt || dueAt > now || expiresAt <= now || !(await isTenantOpen(tx, query.tenantId))) return;
  const by = { actor: systemActor, now };
  const end = (reason: EndReason) =>
    endPending(deps, tx, session, { reason, capture: null, tempId: null, ...by });
  const account = accountId === null ? undefined : await lockAccount(tx, query.tenantId, accountId);
  if (!account || !faceAt) return void (await end('accountNotUsable'));
  const wasKeySeen = await wasPasskeySeen(tx, account.id, faceAt);
  const reason = findVoid({ account, since: faceAt, wasKeySeen });
  if (reason) return void (await end(reason));
  const channels = toldChannels(account, faceAt);
  const toldAt = await findFirstNotice(tx, { sessionId: session.id, channels });
  if (!toldAt) return void (await end('passkeyNotReplaced'));
  // The time counts from when the first notice left: one that waited in the queue takes nothing from whoever reads it.
  const times = timesOf(session.passkey_delay_hours ?? 0, toldAt);
  if (times.dueAt > now)
    return void (await noteDelay(tx, { sessionId: session.id, ...times, message: statusMessages.inDelay }));
  if (!(await acceptHeld(deps, tx, session, { kind: 'delay', ...by }))) await end('accountNotUsable');
}

/** Settles every wait that is over, each in a transaction of its own: one that fails holds no other up. */
export async function settleDelays(deps: SessionDependencies & { log: Pick<Log, 'warn'> }): Promise<void> {
  const due = await listDueDelays(deps.db, { now: deps.clock.now(), limit: batchSize });
  for (const { id, tenant_id: tenantId } of due)
    await transaction(deps.db, (tx) => settleDelay(deps, tx, { tenantId, id })).catch((error: unknown) =>
      deps.log.warn({ err: error, session: id }, 'a wait in place of a passkey could not be settled'),
    );
}

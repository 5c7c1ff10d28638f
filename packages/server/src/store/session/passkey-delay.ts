import { Status } from '@selfsame/contract';
import type { Db } from '../seal/vault.ts';
import type { SessionRow } from './session.ts';

/** Writes down until when a pending session waits, and keeps it pending until `expiresAt`. */
export const noteDelay = (
  tx: Db,
  delay: { sessionId: string; dueAt: Date; expiresAt: Date; message: string },
): Promise<SessionRow> =>
  tx
    .updateTable('session')
    .set({ passkey_due_at: delay.dueAt, expires_at: delay.expiresAt, message: delay.message })
    .where('id', '=', delay.sessionId)
    .where('status', '=', Status.Pending)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Pending sessions whose wait is over, the first of them first; none of a disabled tenant, where nothing is accepted. */
export const listDueDelays = (
  db: Db,
  due: { now: Date; limit: number },
): Promise<Pick<SessionRow, 'id' | 'tenant_id'>[]> =>
  db
    .selectFrom('session')
    .innerJoin('tenant', 'tenant.id', 'session.tenant_id')
    .select(['session.id', 'session.tenant_id'])
    .where('tenant.disabled_at', 'is', null)
    .where('status', '=', Status.Pending)
    .where('passkey_due_at', '<=', due.now)
    .where('expires_at', '>', due.now)
    .orderBy('passkey_due_at')
    .limit(due.limit)
    .execute();

/**
 * Locks a session and every wait of an account, in one order everywhere.
 * @returns them as they are under the lock
 */
export const lockDelays = (
  tx: Db,
  { tenantId, accountId, id }: { tenantId: string; accountId: string | null; id?: string },
): Promise<SessionRow[]> =>
  tx
    .selectFrom('session')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where((eb) =>
      eb.or([
        ...(id === undefined ? [] : [eb('id', '=', id)]),
        eb.and([
          eb('account_id', '=', accountId),
          eb('status', '=', Status.Pending),
          eb('passkey_due_at', 'is not', null),
        ]),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();

/** Whether a passkey of an account was made or shown since a moment. */
export async function wasPasskeySeen(tx: Db, accountId: string, since: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('account_passkey')
    .select('id')
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('created_at', '>', since), eb('last_used_at', '>', since)]))
    .executeTakeFirst();
  return row !== undefined;
}

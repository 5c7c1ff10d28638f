import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A hand-off as stored. */
export type HandoffRow = Selectable<Database['handoff']>;

/** Stores a new hand-off. */
export async function insertHandoff(tx: Db, handoff: Insertable<Database['handoff']>): Promise<void> {
  await tx.insertInto('handoff').values(handoff).execute();
}

/** How many hand-offs a session has had. */
export async function countHandoffs(db: Db, sessionId: string): Promise<number> {
  const { total } = await db
    .selectFrom('handoff')
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** The hand-off of a session under an id. */
export const findHandoff = (
  db: Db,
  query: { tenantId: string; sessionId: string; id: string },
): Promise<HandoffRow | undefined> =>
  db
    .selectFrom('handoff')
    .selectAll()
    .where('id', '=', query.id)
    .where('session_id', '=', query.sessionId)
    .where('tenant_id', '=', query.tenantId)
    .executeTakeFirst();

/** The hand-off under a token's hash. */
export const findHandoffByToken = (db: Db, tokenHash: Buffer): Promise<HandoffRow | undefined> =>
  db.selectFrom('handoff').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();

/**
 * Gives an unclaimed hand-off that is within its time to a device; of two devices one gets it.
 * @returns whether this one did
 */
export async function claimHandoff(
  db: Db,
  claim: { id: string; deviceHash: Buffer; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('handoff')
    .set({ device_hash: claim.deviceHash, claimed_at: claim.now })
    .where('id', '=', claim.id)
    .where('claimed_at', 'is', null)
    .where('expires_at', '>', claim.now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets the session's other links lapse, once one was used. */
export async function lapseOtherHandoffs(
  db: Db,
  { sessionId, id, now }: { sessionId: string; id: string; now: Date },
): Promise<void> {
  await db
    .updateTable('handoff')
    .set({ expires_at: now })
    .where('session_id', '=', sessionId)
    .where('id', '<>', id)
    .where('claimed_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
}

/** The hand-off by which a device took a session over last; null when none did. */
export async function findClaimedHandoff(db: Db, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('handoff')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('claimed_at', 'is not', null)
    .orderBy('claimed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

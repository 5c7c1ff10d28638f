import type { Insertable, Selectable } from 'kysely';
import { Type } from 'typebox';
import type { Db } from '../seal/vault.ts';
import { jsonColumn, type Stored } from '../stored-json.ts';
import type { Database, StoredStandIn } from '../tables.ts';
import type { SessionRow } from './session.ts';

/** A ceremony that waits for its answer. */
export type PasskeyCeremonyRow = Selectable<Database['passkey_ceremony']>;

/** Begins a ceremony of a session, in place of the one before it. */
export async function putPasskeyCeremony(
  tx: Db,
  row: Insertable<Database['passkey_ceremony']>,
): Promise<void> {
  const { id, step, challenge, expires_at, origin = null } = row;
  await tx
    .insertInto('passkey_ceremony')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet({ id, step, challenge, expires_at, origin }),
    )
    .execute();
}

/** Takes the ceremony of a session when it is within its time; of two answers one gets it. */
export const takePasskeyCeremony = (
  tx: Db,
  { sessionId, id, now }: { sessionId: string; id: string; now: Date },
): Promise<PasskeyCeremonyRow | undefined> =>
  tx
    .deleteFrom('passkey_ceremony')
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();

/** What the record of a session names of the passkey that it saw. No secret, and nothing that names a person. */
const PasskeyRecord = Type.Object({
  /** SHA-256 of the credential id, hex. */
  credential: Type.String(),
  aaguid: Type.String(),
  /** UV, BE and BS (WebAuthn §6.1). */
  flags: Type.Object({
    userVerified: Type.Boolean(),
    backupEligible: Type.Boolean(),
    backedUp: Type.Boolean(),
  }),
  counter: Type.Number(),
  /** What asked for it. */
  rule: Type.String(),
  /** Origin of the page around ours that asked for it, where that did. */
  origin: Type.Optional(Type.String()),
});
export type PasskeyRecord = Stored<typeof PasskeyRecord>;

const passkey = jsonColumn('session', 'passkey', PasskeyRecord);

/** The passkey that a session saw; null when it saw none. @throws JsonUnreadable */
export const readPasskey = (session: Pick<SessionRow, 'id' | 'passkey'>): PasskeyRecord | null =>
  passkey(session.passkey, session.id);

/** Writes down the passkey that a session saw. */
export const notePasskey = (
  tx: Db,
  noted: { sessionId: string; passkeyId: string; record: PasskeyRecord; tokenId: string; now: Date },
): Promise<SessionRow> =>
  tx
    .updateTable('session')
    .set({
      passkey_id: noted.passkeyId,
      passkey: JSON.stringify(noted.record),
      passkey_at: noted.now,
      passkey_by: noted.tokenId,
    })
    .where('id', '=', noted.sessionId)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Writes down that the person of a session has no passkey on this device; nothing that was asked of one is answered any more. */
export async function notePasskeyMissing(
  tx: Db,
  { sessionId, tokenId, now }: { sessionId: string; tokenId: string; now: Date },
): Promise<SessionRow> {
  await tx.deleteFrom('passkey_ceremony').where('session_id', '=', sessionId).execute();
  return tx
    .updateTable('session')
    .set({ passkey_missing_at: now, passkey_by: tokenId })
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Writes down that something stood in for the passkey of a session, and what: people may where a code was meant to.
 * @param browserId which known browser it was
 */
export const noteStoodIn = (
  tx: Db,
  {
    sessionId,
    kind,
    browserId,
    now,
  }: { sessionId: string; kind: StoredStandIn; browserId?: string; now: Date },
): Promise<SessionRow> =>
  tx
    .updateTable('session')
    .set({
      ...{ passkey_stand_in: kind, passkey_stood_in_at: now },
      ...(browserId && { passkey_browser_id: browserId }),
    })
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Counts one refused answer. */
export const countRefusedPasskey = (tx: Db, sessionId: string): Promise<SessionRow> =>
  tx
    .updateTable('session')
    .set((eb) => ({ passkey_refused: eb('passkey_refused', '+', 1) }))
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Ends the offer of a passkey. */
export const closePasskeyOffer = (tx: Db, sessionId: string): Promise<SessionRow> =>
  tx
    .updateTable('session')
    .set({ passkey_offer: false })
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Forgets what was asked of authenticators and was not answered in time. @returns how many */
export async function deleteDuePasskeyCeremonies(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey_ceremony')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

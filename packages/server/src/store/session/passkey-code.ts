import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';
import type { SessionRow } from './session.ts';

/** The code that a session waits for. */
export type PasskeyCodeRow = Selectable<Database['passkey_code']>;

/** The code of a session, past its time or not; call under the lock of the session's row. */
export const findPasskeyCode = (tx: Db, sessionId: string): Promise<PasskeyCodeRow | undefined> =>
  tx.selectFrom('passkey_code').selectAll().where('session_id', '=', sessionId).executeTakeFirst();

/** Stores a code in place of the one before it. Wrong answers stay counted: another code is no other five guesses. */
export async function putPasskeyCode(tx: Db, row: Insertable<Database['passkey_code']>): Promise<void> {
  const { code_sealed, channel, sent, expires_at } = row;
  await tx
    .insertInto('passkey_code')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet({ code_sealed, channel, sent, expires_at }),
    )
    .execute();
}

/** Counts one wrong answer. @returns how many there are */
export async function countWrongCode(tx: Db, sessionId: string): Promise<number> {
  const { wrong } = await tx
    .updateTable('passkey_code')
    .set((eb) => ({ wrong: eb('wrong', '+', 1) }))
    .where('session_id', '=', sessionId)
    .returning('wrong')
    .executeTakeFirstOrThrow();
  return wrong;
}

/** Forgets the code of a session. */
export async function deletePasskeyCode(tx: Db, sessionId: string): Promise<void> {
  await tx.deleteFrom('passkey_code').where('session_id', '=', sessionId).execute();
}

/** Writes down that the face was accepted and a code or a wait has to come after it. */
export const notePasskeyFace = (
  tx: Db,
  { sessionId, now }: { sessionId: string; now: Date },
): Promise<SessionRow> =>
  tx
    .updateTable('session')
    .set({ passkey_face_at: now })
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirstOrThrow();

import { sql } from 'kysely';
import type { Db, SealContext } from '../seal/vault.ts';

/** Where a face of a dialogue is bound to. */
export const challengeFaceContext = (attemptId: string, place: string): SealContext => ({
  table: 'challenge_face',
  column: 'sealed',
  rowId: `${attemptId}/${place}`,
});

/** Keeps a sealed face of a dialogue, in place of the one that lay there. */
export async function writeChallengeFace(
  tx: Db,
  { attemptId, place, sealed }: { attemptId: string; place: string; sealed: Buffer },
): Promise<void> {
  await tx
    .insertInto('challenge_face')
    .values({ attempt_id: attemptId, place, sealed })
    .onConflict((conflict) => conflict.columns(['attempt_id', 'place']).doUpdateSet({ sealed }))
    .execute();
}

/** All sealed faces of a dialogue, by their places. */
export async function readChallengeFaces(db: Db, attemptId: string): Promise<Map<string, Buffer>> {
  const rows = await db
    .selectFrom('challenge_face')
    .select(['place', 'sealed'])
    .where('attempt_id', '=', attemptId)
    .execute();
  return new Map(rows.map(({ place, sealed }) => [place, sealed]));
}

/** Erases the faces of a dialogue. */
export async function eraseChallengeFaces(tx: Db, attemptId: string): Promise<void> {
  await tx.deleteFrom('challenge_face').where('attempt_id', '=', attemptId).execute();
}

/** Erases the faces of all dialogues of some sessions. */
export async function eraseFacesOfSessions(tx: Db, sessionIds: readonly string[]): Promise<void> {
  await sql`
    delete from challenge_face where attempt_id in
      (select attempt_id from challenge_dialogue where session_id = any(${sql.val([...sessionIds])}::uuid[]))
  `.execute(tx);
}

/** Erases the faces of dialogues that nobody has gone on with since a moment; returns how many. */
export async function eraseStaleFaces(db: Db, untouchedSince: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('challenge_face')
    .where('attempt_id', 'in', (query) =>
      query.selectFrom('challenge_dialogue').select('attempt_id').where('updated_at', '<', untouchedSince),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

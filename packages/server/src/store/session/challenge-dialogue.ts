import { sql } from 'kysely';
import type { Db, SealContext } from '../seal/vault.ts';
import type { DeepReadonly } from '../stored-json.ts';
import { eraseChallengeFaces, eraseStaleFaces } from './challenge-face.ts';
import { type DialogueProgress, readProgress } from './dialogue-progress.ts';

/** A dialogue as stored. */
export interface DialogueRow {
  progress: DialogueProgress;
  reference: Buffer | null;
}

/** Where the reference of a dialogue is bound to. */
export const dialogueReferenceContext = (attemptId: string): SealContext => ({
  table: 'challenge_dialogue',
  column: 'reference_sealed',
  rowId: attemptId,
});

/** Stores the dialogue of a fresh attempt. */
export async function insertDialogue(
  tx: Db,
  dialogue: { attemptId: string; sessionId: string; progress: DeepReadonly<DialogueProgress>; now: Date },
): Promise<void> {
  await tx
    .insertInto('challenge_dialogue')
    .values({
      attempt_id: dialogue.attemptId,
      session_id: dialogue.sessionId,
      progress: JSON.stringify(dialogue.progress),
      created_at: dialogue.now,
      updated_at: dialogue.now,
    })
    .execute();
}

/** The dialogue of an attempt; undefined when its challenge is passive. @throws JsonUnreadable */
export async function findDialogue(db: Db, attemptId: string): Promise<DialogueRow | undefined> {
  const row = await db
    .selectFrom('challenge_dialogue')
    .select(['progress', 'reference_sealed'])
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst();
  return row && { progress: readProgress(row.progress, attemptId), reference: row.reference_sealed };
}

/** Writes a dialogue back. `reference` undefined leaves it, null erases it. */
export async function updateDialogue(
  tx: Db,
  dialogue: {
    attemptId: string;
    progress: DeepReadonly<DialogueProgress>;
    reference?: Buffer | null;
    now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('challenge_dialogue')
    .set({
      progress: JSON.stringify(dialogue.progress),
      updated_at: dialogue.now,
      ...(dialogue.reference === undefined ? {} : { reference_sealed: dialogue.reference }),
    })
    .where('attempt_id', '=', dialogue.attemptId)
    .execute();
}

/** Erases the reference and all other faces of an attempt's dialogue; the numbers stay as its record. */
export async function eraseDialogueReference(tx: Db, attemptId: string): Promise<void> {
  await tx
    .updateTable('challenge_dialogue')
    .set({ reference_sealed: null })
    .where('attempt_id', '=', attemptId)
    .execute();
  await eraseChallengeFaces(tx, attemptId);
}

/**
 * How many dialogues a session has begun so far, those counted whose first turn was told and that no server's end cut
 * off; how many of them were left without an outcome, and in how many a flash did not show on the face.
 */
export async function countDialogues(
  tx: Db,
  sessionId: string,
): Promise<{ begun: number; givenUp: number; unlit: number }> {
  const rows = await tx
    .selectFrom('challenge_dialogue')
    .innerJoin('attempt', 'attempt.id', 'challenge_dialogue.attempt_id')
    .select(['attempt.state', sql<string | null>`progress -> 'flash' -> 'verdict' ->> 'result'`.as('flash')])
    .where('challenge_dialogue.session_id', '=', sessionId)
    .where(sql<boolean>`(progress ->> 'step')::integer > 0`)
    .where(sql<boolean>`progress -> 'wasCutOff' is distinct from 'true'::jsonb`)
    .execute();
  return {
    begun: rows.length,
    givenUp: rows.filter(({ state }) => state !== 'finished').length,
    unlit: rows.filter(({ flash }) => flash !== null && flash !== 'pass').length,
  };
}

/** Erases the faces of dialogues that nobody has gone on with since a moment; returns in how many dialogues. */
export async function eraseStaleReferences(db: Db, untouchedSince: Date): Promise<number> {
  await eraseStaleFaces(db, untouchedSince);
  const { numUpdatedRows } = await db
    .updateTable('challenge_dialogue')
    .set({ reference_sealed: null })
    .where('reference_sealed', 'is not', null)
    .where('updated_at', '<', untouchedSince)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

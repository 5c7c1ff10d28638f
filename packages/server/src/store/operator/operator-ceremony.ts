import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { CeremonyKind, Database } from '../tables.ts';

/** A ceremony that waits for its answer. */
export type CeremonyRow = Selectable<Database['operator_ceremony']>;

/** Begins a ceremony. */
export async function insertCeremony(db: Db, row: Insertable<Database['operator_ceremony']>): Promise<void> {
  await db.insertInto('operator_ceremony').values(row).execute();
}

/** Takes a ceremony that is within its time; of two answers one gets it. */
export const takeCeremony = (
  db: Db,
  { id, kind, now }: { id: string; kind: CeremonyKind; now: Date },
): Promise<CeremonyRow | undefined> =>
  db
    .deleteFrom('operator_ceremony')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();

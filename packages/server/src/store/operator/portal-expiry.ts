import type { Db } from '../seal/vault.ts';

/** Up to when what is over is kept. */
export interface PortalExpiry {
  now: Date;
  /** Sessions that were not used since are over. */
  seenAfter: Date;
  /** Failed sign-ins before this count no more. */
  failedAfter: Date;
}

/** Deletes what of the portal is over: sessions, links, ceremonies, counted failures. @returns how many rows */
export async function deleteExpiredPortalRows(
  db: Db,
  { now, seenAfter, failedAfter }: PortalExpiry,
): Promise<number> {
  const results = [
    await db
      .deleteFrom('operator_session')
      .where((eb) => eb.or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', seenAfter)]))
      .executeTakeFirst(),
    await db.deleteFrom('operator_invite').where('expires_at', '<=', now).executeTakeFirst(),
    await db.deleteFrom('operator_ceremony').where('expires_at', '<=', now).executeTakeFirst(),
    await db.deleteFrom('sign_in_failure').where('failed_at', '<=', failedAfter).executeTakeFirst(),
  ];
  return results.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}

import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import { jsonColumn } from '../stored-json.ts';
import type { Database } from '../tables.ts';
import { StoredQuality } from './stored-quality.ts';

/** The sealed selfie under a TempId. */
export type TempCaptureRow = Selectable<Database['temp_capture']>;

const quality = jsonColumn('temp_capture', 'quality', StoredQuality);

/** What was measured of the selfie. @throws JsonUnreadable */
export const readTempQuality = (row: Pick<TempCaptureRow, 'id' | 'quality'>): StoredQuality =>
  quality(row.quality, row.id);

/** Stores what lies under a TempId. */
export async function insertTempCapture(
  tx: Db,
  capture: Insertable<Database['temp_capture']>,
): Promise<void> {
  await tx.insertInto('temp_capture').values(capture).execute();
}

/** The capture under a tenant's TempId; never past its expiry, whether or not it was purged yet. */
export const findTempCapture = (
  db: Db,
  query: { tenantId: string; tempId: string; now: Date },
): Promise<TempCaptureRow | undefined> =>
  db
    .selectFrom('temp_capture')
    .selectAll()
    .where('id', '=', query.tempId)
    .where('tenant_id', '=', query.tenantId)
    .where('expires_at', '>', query.now)
    .executeTakeFirst();

/** The capture that a session left behind, by the same rule; `search/identify` asks by operation id. */
export const findTempCaptureOfSession = (
  db: Db,
  query: { tenantId: string; sessionId: string; now: Date },
): Promise<TempCaptureRow | undefined> =>
  db
    .selectFrom('temp_capture')
    .selectAll()
    .where('session_id', '=', query.sessionId)
    .where('tenant_id', '=', query.tenantId)
    .where('expires_at', '>', query.now)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();

/** A capture, of whatever tenant, whose time is over; for those who destroy it. */
export const findDueTempCapture = (db: Db, id: string, now: Date): Promise<TempCaptureRow | undefined> =>
  db
    .selectFrom('temp_capture')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '<=', now)
    .executeTakeFirst();

/** TempIds whose time is over, oldest first. */
export async function listDueTempIds(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('temp_capture')
    .select('id')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Removes the row of a capture with all it holds. */
export async function deleteTempCapture(db: Db, id: string): Promise<void> {
  await db.deleteFrom('temp_capture').where('id', '=', id).execute();
}

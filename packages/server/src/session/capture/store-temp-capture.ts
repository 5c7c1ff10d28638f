import { DataType } from '@selfsame/contract';
import type { Evidence } from '@selfsame/face';
import type { Insertable } from 'kysely';
import type { StoredQuality } from '../../store/account/stored-quality.ts';
import { insertTempCapture } from '../../store/account/temp-capture.ts';
import { templateToBytes } from '../../store/account/template-bytes.ts';
import { type StoredView, sealViews } from '../../store/account/turned-views.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { CaptureRecord } from '../../store/session/capture-record.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { Database } from '../../store/tables.ts';
import { claimQuota, requireRoom } from '../../store/tenant/claim-quota.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** An accepted capture: its template, and the frame that the engine chose as portrait. */
export interface AcceptedCapture {
  template: Float32Array;
  /** The embedder that made the template. */
  modelId: string;
  /** The face from the sides that the challenge asked for; none after a passive one. */
  views: readonly StoredView[];
  portrait: Buffer;
  /** Of the portrait. */
  quality: StoredQuality;
  summary: CaptureRecord;
}

/** The measured quality of a capture's portrait, as stored beside a template. */
export function portraitQuality(evidence: Evidence): StoredQuality {
  const portrait = evidence.portrait === null ? undefined : evidence.frames[evidence.portrait];
  return { ...portrait?.quality };
}

/** An accepted capture that is sealed, its picture put, and no row of it written yet. */
export type SealedTempCapture = Insertable<Database['temp_capture']> & { expires_at: Date; bytes: number };

/**
 * Seals an accepted capture under its own data key and a fresh TempId. The blob is put before the row that points at it: if
 * the transaction fails, what is left is an orphan that the sweeper removes and that no key opens. It is put before the room
 * is claimed as well: others of the tenant wait for a claim, and a slow store would make them.
 * @throws Problem E_QUOTA_EXCEEDED
 */
export async function sealTempCapture(
  deps: Pick<SessionDependencies, 'vault' | 'blobs' | 'tempDataSec'>,
  tx: Db,
  session: SessionRow,
  capture: AcceptedCapture,
  now: Date,
): Promise<SealedTempCapture> {
  const tempId = crypto.randomUUID();
  const blobId = crypto.randomUUID();
  const tenantId = session.tenant_id;
  const key = await deps.vault.createDataKey(tx, { tenantId, purpose: 'capture', now });
  const portrait = deps.vault.seal(key, capture.portrait, { table: 'blob', column: 'bytes', rowId: blobId });
  const template = deps.vault.seal(key, templateToBytes(capture.template), {
    table: 'temp_capture',
    column: 'template_sealed',
    rowId: tempId,
  });
  const views = sealViews(deps.vault, key, capture.views, { table: 'temp_capture', id: tempId });
  const bytes = portrait.length + template.length + (views?.length ?? 0);
  await requireRoom(tx, { tenantId, what: 'storage', amount: bytes, now });
  await deps.blobs.put(blobId, portrait);
  return {
    bytes,
    id: tempId,
    tenant_id: tenantId,
    session_id: session.id,
    data_key_id: key.id,
    model_id: capture.modelId,
    template_sealed: template,
    views_sealed: views,
    image_blob_id: blobId,
    blob_bytes: portrait.length,
    data_type: DataType.Jpeg,
    quality: JSON.stringify(capture.quality),
    liveness: capture.summary.liveness && JSON.stringify(capture.summary.liveness),
    created_at: now,
    expires_at: new Date(now.getTime() + deps.tempDataSec * 1_000),
  };
}

/**
 * Stores a sealed capture under its TempId, and orders its destruction, all in the transaction that accepts it.
 * @returns the TempId
 * @throws Problem E_QUOTA_EXCEEDED
 */
export async function storeTempCapture(
  deps: Pick<SessionDependencies, 'jobs'>,
  tx: Db,
  { bytes, ...row }: SealedTempCapture,
  now: Date,
): Promise<string> {
  await claimQuota(tx, { tenantId: row.tenant_id, what: 'storage', amount: bytes, now });
  await insertTempCapture(tx, row);
  await deps.jobs.add(tx, 'purge-temp-capture', { tempId: row.id }, { startAfter: row.expires_at });
  return row.id;
}

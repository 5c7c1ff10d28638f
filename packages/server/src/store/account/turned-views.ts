import type { StepAsk } from '@selfsame/contract';
import type { DataKey, SealContext, Vault } from '../seal/vault.ts';
import { templateFromBytes, templateToBytes } from './template-bytes.ts';

/** A person's face from one side, as stored: the fields of `TurnedView` of packages/face, which the store does not know. */
export interface StoredView {
  turn: Exclude<StepAsk, 'center'>;
  /** Mean angle from the person's own neutral pose, degrees. */
  yaw: number;
  pitch: number;
  /** How many frames the mean is over, at least 1. */
  frames: number;
  /** Unit length, of the same embedder as the frontal template beside it. */
  template: Float32Array;
}

/** The tables whose rows hold views beside their template, in the column `views_sealed`. */
type Owner = 'temp_capture' | 'biometric_credential';

const contextOf = (table: Owner, rowId: string): SealContext => ({ table, column: 'views_sealed', rowId });

const turns: readonly StoredView['turn'][] = ['left', 'right', 'up', 'down'];
/** Layout 1: a byte for the layout, then per view turn, frames (1 byte each), yaw, pitch (float32), length (uint16), template. */
const layout = 1;
const headBytes = 12;

/** Views as bytes at rest, little-endian. They have no JSON form on purpose. */
export const viewsToBytes = (views: readonly StoredView[]): Buffer =>
  Buffer.concat([
    Buffer.of(layout),
    ...views.flatMap(({ turn, frames, yaw, pitch, template }) => {
      const head = Buffer.alloc(headBytes);
      head.writeUInt8(turns.indexOf(turn), 0);
      head.writeUInt8(frames, 1);
      head.writeFloatLE(yaw, 2);
      head.writeFloatLE(pitch, 6);
      head.writeUInt16LE(template.length, 10);
      return [head, templateToBytes(template)];
    }),
  ]);

/**
 * The inverse of {@link viewsToBytes}.
 * @throws RangeError when the bytes have another layout or end too soon
 */
export function viewsFromBytes(bytes: Buffer): StoredView[] {
  if (bytes[0] !== layout) throw new RangeError(`Turned views of layout ${bytes[0]} can't be read`);
  const views: StoredView[] = [];
  for (let at = 1; at < bytes.length; ) {
    const end = at + headBytes + 4 * bytes.readUInt16LE(at + 10);
    if (end > bytes.length) throw new RangeError('Turned views end too soon');
    views.push({
      turn: turns[bytes.readUInt8(at)]!,
      frames: bytes.readUInt8(at + 1),
      yaw: bytes.readFloatLE(at + 2),
      pitch: bytes.readFloatLE(at + 6),
      template: templateFromBytes(bytes.subarray(at + headBytes, end)),
    });
    at = end;
  }
  return views;
}

/** Seals views for a row; null for none, so that a row without views looks like one from before there were any. */
export const sealViews = (
  vault: Pick<Vault, 'seal'>,
  key: DataKey,
  views: readonly StoredView[],
  row: { table: Owner; id: string },
): Buffer | null =>
  views.length === 0 ? null : vault.seal(key, viewsToBytes(views), contextOf(row.table, row.id));

/** Opens the views of a row; none where it holds none. */
export const openViews = (
  vault: Pick<Vault, 'unseal'>,
  key: DataKey,
  sealed: Uint8Array | null,
  row: { table: Owner; id: string },
): StoredView[] =>
  sealed === null ? [] : viewsFromBytes(vault.unseal(key, sealed, contextOf(row.table, row.id)));

import type { BlobStore } from '../../packages/server/src/store/blob/blob-store.ts';
import { callOutside, failingWith } from './call-outside.ts';

/** Blobs in memory, on what both nodes see as one disk. */
export interface SimulatedBlobs extends BlobStore {
  /** What lies there, by id. */
  kept: Map<string, { bytes: Buffer; modifiedAt: Date }>;
}

const failAt = failingWith(() =>
  Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: 'write' }),
);

/** @param now the time that a blob is written at */
export function createSimulatedBlobs(now: () => Date): SimulatedBlobs {
  const kept: SimulatedBlobs['kept'] = new Map();
  return {
    kept,
    put: (id, sealed) =>
      callOutside(failAt, async () => void kept.set(id, { bytes: Buffer.from(sealed), modifiedAt: now() })),
    get: (id) => callOutside(failAt, async () => kept.get(id)?.bytes ?? null),
    delete: (id) => callOutside(failAt, async () => void kept.delete(id)),
    async *list() {
      await callOutside(failAt, async () => undefined);
      for (const [id, { bytes, modifiedAt }] of [...kept]) yield { id, modifiedAt, bytes: bytes.length };
    },
  };
}

import { limits } from '@selfsame/contract';
import { signatureDistance } from '@selfsame/face';
import { findHashCandidates } from '../store/frame-hash.ts';
import type { Db } from '../store/vault.ts';

/**
 * When pictures count as seen before. Measured on 26 captures of six pictures from three clips: the same pictures at
 * JPEG quality 60, at 0.6 of their size, cropped, or brightened by 10 % were found in 24, 26, 26 and 23 of 26; in 0 of
 * 212 pairs one capture was taken for another of the same sitting, three seconds or more apart, and in 0 of 132 for
 * one of the same person in another session. At 10 bits it was 3 of 212.
 */
export const replayPolicy = {
  /** Bits two signatures of one picture may differ by; the store's bands find everything up to 15. */
  mostBits: 8,
  /** Share of a capture's pictures that must be near to pictures of one and the same earlier attempt, and how many. */
  leastShare: 0.6,
  leastFrames: 4,
} as const;

/** Pictures of a capture that were seen before: the attempt they are from, and how many. */
export interface Replay {
  attemptId: string;
  frames: number;
}

/** The earlier attempt that shows most of the same pictures, if they are enough of them to be a replay. Pure. */
export const judgeReplay = (
  signatures: readonly Uint8Array[],
  candidates: readonly (readonly { attemptId: string; hash: Uint8Array }[])[],
): Replay | null => {
  const counts = new Map<string, number>();
  for (const [i, signature] of signatures.entries()) {
    const near = (candidates[i] ?? []).filter(
      ({ hash }) => signatureDistance(signature, hash) <= replayPolicy.mostBits,
    );
    for (const attemptId of new Set(near.map((candidate) => candidate.attemptId)))
      counts.set(attemptId, (counts.get(attemptId) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most) return null;
  const [attemptId, frames] = most;
  const needed = Math.max(replayPolicy.leastFrames, Math.ceil(replayPolicy.leastShare * signatures.length));
  return frames >= needed ? { attemptId, frames } : null;
};

/** Looks for a capture's pictures among the tenant's earlier ones. */
export const findReplay = async (
  db: Db,
  capture: { tenantId: string; attemptId: string; signatures: readonly Uint8Array[]; now: Date },
): Promise<Replay | null> => {
  const since = new Date(capture.now.getTime() - limits.frameHashSec * 1_000);
  const candidates = [];
  for (const hash of capture.signatures) {
    candidates.push(await findHashCandidates(db, { ...capture, hash, since }));
  }
  return judgeReplay(capture.signatures, candidates);
};

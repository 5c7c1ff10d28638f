import { mirrorSignature, signatureDistance } from '@selfsame/face';

/**
 * When pictures count as seen before. Bounds on captures as a whole, measured by `bench/replay.ts` (docs/accuracy.md,
 * "Pictures shown again"): no capture of another moment was taken for an earlier one, and copies that were relit,
 * mirrored, cut or compressed were found at the rates stated there.
 */
export const replayPolicy = {
  /** Bits two signatures of one picture may differ by; the store's bands find everything up to 15. */
  mostBits: 14,
  /**
   * The same for captures that lie no farther apart than this, s: whoever tries again sits there as a moment ago, and
   * comes as near as 10 bits. Later, and in another sitting, nobody came nearer than 19.
   */
  soon: { withinSec: 30, mostBits: 9 },
  /**
   * Share of a capture's pictures that must be near to pictures of one and the same earlier attempt, and how many. Of six
   * five: four came as near as 10 bits in another sitting.
   */
  leastShare: 0.75,
  leastFrames: 4,
} as const;

/** What came of looking for pictures among earlier ones. */
export interface ReplaySearch {
  /** The earlier attempt that most of the pictures are near to; null when none is near to any. */
  attemptId: string | null;
  /** How many of the pictures are near to it. */
  frames: number;
  /** From how many on they count as shown again. */
  needed: number;
}

/** Whether a search found enough of the same pictures to call them shown again. */
export const isReplay = ({ frames, needed }: ReplaySearch): boolean => frames >= needed;

/** A picture of an earlier attempt. */
export interface EarlierPicture {
  attemptId: string;
  /** Its signature. */
  hash: Uint8Array;
  /** How long before the pictures that are looked for it was judged, s. */
  agoSec: number;
}

/** Bits between a picture and an earlier one, whichever way round it is shown. */
export const replayDistance = (signature: Uint8Array, hash: Uint8Array): number =>
  Math.min(signatureDistance(signature, hash), signatureDistance(mirrorSignature(signature), hash));

const mostBitsAt = ({ agoSec }: EarlierPicture): number =>
  agoSec <= replayPolicy.soon.withinSec ? replayPolicy.soon.mostBits : replayPolicy.mostBits;

/** Finds the earlier attempt that shows most of the same pictures, as they were or turned round. Pure. */
export function judgeReplay(
  signatures: readonly Uint8Array[],
  candidates: readonly (readonly EarlierPicture[])[],
): ReplaySearch {
  const counts = new Map<string, number>();
  for (const [i, signature] of signatures.entries()) {
    const near = (candidates[i] ?? []).filter(
      (earlier) => replayDistance(signature, earlier.hash) <= mostBitsAt(earlier),
    );
    for (const attemptId of new Set(near.map((candidate) => candidate.attemptId)))
      counts.set(attemptId, (counts.get(attemptId) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return {
    attemptId: most?.[0] ?? null,
    frames: most?.[1] ?? 0,
    needed: Math.max(replayPolicy.leastFrames, Math.ceil(replayPolicy.leastShare * signatures.length)),
  };
}

/**
 * The most telling of several searches: of the pictures after a dialogue alone, and of all. Pictures of an earlier capture
 * are found although the turns before them were new. Old turns before new pictures are not found: they are too few of all.
 */
export const mostTelling = (searches: readonly [ReplaySearch, ...ReplaySearch[]]): ReplaySearch =>
  searches.reduce((most, search) =>
    search.frames / search.needed > most.frames / most.needed ? search : most,
  );

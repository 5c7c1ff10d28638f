import { stepPolicy } from './step-policy.ts';

/** Which frames of a dialogue are kept for the comparison at its end: those around a rest, or those of a turn's peak. */
export type FaceGroup = 'neutral' | 'turned';

/** One frame that is kept: numbers only; its face lies sealed under `place`. */
export interface KeptFace {
  group: FaceGroup;
  /** Of the rest before the turn with this number, or of the turn itself. */
  index: number;
  /** 0, 1, 2: a newer face takes the place of the one that lay there. */
  slot: number;
  yaw: number;
  pitch: number;
  /** Of the faces of a peak those with the highest rank are kept. */
  rank: number;
}

/** Under which name a face lies in the store: unique within a dialogue. */
export const placeOf = ({ group, index, slot }: Pick<KeptFace, 'group' | 'index' | 'slot'>): string =>
  `${group}-${index}-${slot}`;

const isSamePlace = (a: KeptFace, b: KeptFace): boolean => placeOf(a) === placeOf(b);

/** Remembers a face, in place of the one that lay there. */
export const keepFace = (faces: readonly KeptFace[], face: KeptFace): KeptFace[] => [
  ...faces.filter((kept) => !isSamePlace(kept, face)),
  face,
];

/**
 * Whether a frame of a turn's peak is kept, and in which place. Sharp frames go before blurred ones; among frames of
 * about one sharpness chance decides, drawn from the attempt's seed: nobody knows beforehand which frames count.
 */
export function placeAtPeak(
  faces: readonly KeptFace[],
  peak: { index: number; yaw: number; pitch: number; sharpness: number | null },
  draw: number,
): KeptFace | null {
  const { index, yaw, pitch } = peak;
  const rank = (peak.sharpness ?? 0) + draw;
  const kept = faces.filter((face) => face.group === 'turned' && face.index === index);
  const face = { group: 'turned', index, yaw, pitch, rank } as const;
  if (kept.length < stepPolicy.keptFaces) return { ...face, slot: kept.length };
  const least = kept.reduce((a, b) => (b.rank < a.rank ? b : a));
  return rank > least.rank ? { ...face, slot: least.slot } : null;
}

/** A number from 0 to 1 that a seed gives to a frame: a finaliser of splitmix32. */
export function drawOf(seed: number, frame: number): number {
  let mixed = (seed + Math.imul(frame + 1, 0x9e3779b9)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

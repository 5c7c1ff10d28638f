import { ModelUnusable } from '../model/model-unusable.ts';

/** A line in ln M: what a genuine turn of M times the least asked angle leaves unexplained at least. */
export interface ResidueLine {
  slope: number;
  offset: number;
}

/** The bounds of the unexplained rest, and what they rest on. */
export interface ResidueBounds {
  /** Version of the computation; stored with every verdict. Numbers of different ids are never compared. */
  id: string;
  /** Model whose points the textures are read by. */
  landmarks: string;
  /** S1 and S2 of a turn must lie above these lines, by the axis of the turn. */
  s1: { yaw: ResidueLine; pitch: ResidueLine };
  s2: { yaw: ResidueLine; pitch: ResidueLine };
  /** S1 of two neutral textures must lie above this: a living face is never quite the same. */
  floor: number;
  /** Where the numbers come from. */
  source: string;
}

/** Angles that count as M = 1, degrees. */
export const residueUnit = { yaw: 10, pitch: 7 } as const;

/** Bounds of this computation. */
export const residueBounds: ResidueBounds = {
  id: 'residue-1',
  landmarks: 'facemesh-468-1',
  s1: { yaw: { slope: 0.452, offset: -5.085 }, pitch: { slope: 0.897, offset: -5.846 } },
  s2: { yaw: { slope: 0.238, offset: -5.11 }, pitch: { slope: 0.794, offset: -5.636 } },
  floor: -7.4,
  source:
    'a prototype of this computation on 18 people, 91 turns; tried on 16 people with this one (docs/accuracy.md)',
};

/** Makes sure that the bounds belong to the landmarks that run. @throws ModelUnusable when they belong to another model */
export function requireResidueBounds(landmarksId: string): void {
  if (residueBounds.landmarks !== landmarksId)
    throw new ModelUnusable(
      `The landmark model ${landmarksId} has no bounds for the unexplained rest. Measure them (node bench/turns.ts) and add them to packages/face/src/residue/residue-bounds.ts.`,
    );
}

import type { AnalyseOptions, RefusalReason } from './evidence.ts';
import type { FaceObservation } from './observe-frame.ts';

/** A frame is refused when `measure` leaves the range of its mode; null bounds nothing. */
export interface Gate {
  reason: RefusalReason;
  measure(face: FaceObservation): number;
  range: Record<AnalyseOptions['mode'], Range | null>;
  /** `soft`: refused only as long as better frames exist. */
  severity: 'hard' | 'soft';
  /** Where the bounds come from. "Ours": measured for docs/accuracy.md on the npm photos and clips. */
  source: string;
}

/** Allowed values, both ends included. */
export interface Range {
  least?: number;
  most?: number;
}

/**
 * Every bound on the quality of a frame, most useful advice first.
 * A capture is held to more than a photo, which nobody can take again.
 */
export const gates: readonly Gate[] = [
  {
    reason: 'MultipleFaces',
    measure: (face) => face.faceCount,
    range: { capture: { most: 1 }, photo: { most: 1 }, step: { most: 1 } },
    severity: 'hard',
    source: 'ISO/IEC 29794-5 "single face present"; faces under 0.35 of the main one do not count',
  },
  {
    reason: 'FaceTooSmall',
    measure: (face) => face.quality.eyeDistance,
    range: { capture: { least: 60 }, photo: { least: 30 }, step: { least: 30 } },
    severity: 'hard',
    source: 'biometrics.md §7; photo: LFW, on which accuracy was measured, has about 40 px',
  },
  {
    reason: 'FaceTooClose',
    measure: (face) => face.quality.context,
    range: { capture: { least: 1.3 }, photo: null, step: null },
    severity: 'hard',
    source: 'biometrics.md §5.1: below, passive PAD is blind',
  },
  {
    reason: 'FaceCropped',
    measure: (face) => face.outside,
    range: { capture: { most: 0.03 }, photo: { most: 0.1 }, step: { most: 0.15 } },
    severity: 'hard',
    source: 'ours: close-up stills that show the whole face read 0 to 0.03',
  },
  {
    reason: 'Underexposed',
    measure: (face) => Math.max(face.quality.brightness, face.quality.contrast),
    range: { capture: { least: 40 }, photo: { least: 20 }, step: { least: 30 } },
    severity: 'hard',
    source:
      'capture.md §2: dark and flat, since darkness alone refuses 2.4 % of Black adults and no White ones',
  },
  {
    reason: 'Overexposed',
    measure: (face) => face.quality.saturated,
    range: { capture: { most: 0.5 }, photo: { most: 0.7 }, step: { most: 0.6 } },
    severity: 'hard',
    source: 'ours: up to 0.5 the embedding of a brightened still keeps a cosine ≥ 0.92 to the original',
  },
  {
    reason: 'PoseYaw',
    measure: (face) => Math.abs(face.pose.yaw),
    range: { capture: { most: 20 }, photo: { most: 35 }, step: { most: 50 } },
    severity: 'hard',
    source: 'biometrics.md §7',
  },
  {
    reason: 'PosePitch',
    measure: (face) => Math.abs(face.pose.pitch),
    range: { capture: { most: 25 }, photo: { most: 35 }, step: { most: 50 } },
    severity: 'hard',
    source: 'biometrics.md §7 says 20; ours: a webcam below the face reads up to 25 and matches at ≥ 0.68',
  },
  {
    reason: 'PoseRoll',
    measure: (face) => Math.abs(face.pose.roll),
    range: { capture: { most: 30 }, photo: null, step: { most: 35 } },
    severity: 'hard',
    source: 'biometrics.md §7: the detector was tried up to 30; alignment takes roll out',
  },
  {
    reason: 'Unsharp',
    measure: (face) => face.quality.sharpness,
    range: { capture: { least: 2.5 }, photo: { least: 1.5 }, step: { least: 1 } },
    severity: 'hard',
    source:
      'ours: real webcam clips read 2.6 to 4.9 and match; biometrics.md §7 suggests 4.5 from synthetic blur',
  },
  {
    reason: 'FaceOccluded',
    measure: (face) => face.quality.embeddingNorm,
    range: { capture: { least: 2.3 }, photo: { least: 2.0 }, step: { least: 1.8 } },
    severity: 'hard',
    source: 'biometrics.md §7: median without any face 2.19',
  },
  {
    reason: 'FaceOccluded',
    measure: (face) => face.quality.embeddingNorm,
    range: { capture: { least: 2.9 }, photo: null, step: null },
    severity: 'soft',
    source:
      'biometrics.md §7: median with covered eyes 2.90, uncovered 3.69; overlaps too much to be a refusal',
  },
];

/** What the gates say about a face. */
export interface Refusals {
  hard: RefusalReason[];
  soft: RefusalReason[];
}

/** Holds one face against every gate. */
export function refuseFace(face: FaceObservation, mode: AnalyseOptions['mode']): Refusals {
  const refusals: Refusals = { hard: [], soft: [] };
  for (const gate of gates) {
    const range = gate.range[mode];
    if (range === null || isWithin(gate.measure(face), range)) continue;
    if (!refusals.hard.includes(gate.reason)) refusals[gate.severity].push(gate.reason);
  }
  return refusals;
}

function isWithin(
  value: number,
  { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Range,
) {
  return value >= least && value <= most;
}

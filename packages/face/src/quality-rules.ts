import type { AnalyseOptions, RefusalReason } from './evidence.ts';
import { manifests } from './model/manifest.ts';
import type { EmbedderNumbers, OcclusionNumbers } from './model/numbers/embedder-numbers.ts';
import { padNumbersOf } from './model/numbers/pad-numbers.ts';
import type { FaceObservation } from './observe-frame.ts';

/** A frame is refused when `measure` leaves the range of its mode; null bounds nothing, and what was not measured is not refused. */
export interface QualityRule {
  reason: RefusalReason;
  measure(face: FaceObservation): number | null;
  range: Record<Exclude<AnalyseOptions['mode'], 'upload'>, Range | null> & {
    /** An upload is held to what a capture is, unless this is another range. */
    upload?: Range;
  };
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
 * Least context of a picture that our page takes: short side of the picture by the side of the face's box. The rule, the
 * page's guidance (the server tells it) and the bound of the passive detector rest on it.
 */
export const { leastCaptureContext, smallestContext: smallestPadContext } = padNumbersOf(manifests.pad.id);

/**
 * Every bound on the quality of a frame that belongs to no embedder, most useful advice first.
 * A capture is held to more than a photo, which nobody can take again.
 */
export const qualityRules: readonly QualityRule[] = [
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
    range: { capture: { least: 50 }, photo: { least: 30 }, step: { least: 30 } },
    severity: 'hard',
    source:
      'ours: 240 lines at the least context give 53 px, and the networks look at 48 (PAD) and 38 px (embedding); photo: LFW, ' +
      'on which accuracy was measured, has about 40 px',
  },
  {
    reason: 'FaceTooClose',
    measure: (face) => face.quality.context,
    range: {
      capture: { least: leastCaptureContext },
      upload: { least: smallestPadContext },
      photo: null,
      step: null,
    },
    severity: 'hard',
    source:
      'docs/biometrics.md#context: at 1.4 replays on phones and living people read alike to passive PAD, from 1.8 on they part; upload: ' +
      'portraits that people have lie at 1.5 to 1.7',
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
      'docs/capture.md#guidance: dark and flat, since darkness alone refuses 2.4 % of Black adults and no White ones',
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
    source: 'docs/biometrics.md#quality',
  },
  {
    reason: 'PosePitch',
    measure: (face) => Math.abs(face.pose.pitch),
    range: { capture: { most: 25 }, photo: { most: 35 }, step: { most: 50 } },
    severity: 'hard',
    source:
      'docs/biometrics.md#quality says 20; ours: a webcam below the face reads up to 25 and matches at ≥ 0.68',
  },
  {
    reason: 'PoseRoll',
    measure: (face) => Math.abs(face.pose.roll),
    range: { capture: { most: 30 }, photo: null, step: { most: 35 } },
    severity: 'hard',
    source: 'docs/biometrics.md#quality: the detector was tried up to 30; alignment takes roll out',
  },
  {
    reason: 'NotUpright',
    measure: (face) => face.uprightness,
    range: { capture: { least: 0.05 }, photo: { least: 0.05 }, step: { least: 0.05 } },
    severity: 'hard',
    source: 'ours: faces the right way up read 0.13 and more (docs/accuracy.md, "Which way up")',
  },
  {
    reason: 'Unsharp',
    measure: (face) => face.quality.sharpness,
    range: { capture: { least: 2.5 }, photo: { least: 1.5 }, step: { least: 1 } },
    severity: 'hard',
    source:
      'ours: real webcam clips read 2.6 to 4.9 and match; docs/biometrics.md#quality suggests 4.5 from synthetic blur',
  },
];

/** The bounds on a frame that belong to the embedder. */
export const occlusionRules = ({ least, leastPreferred, source }: OcclusionNumbers): QualityRule[] => [
  {
    reason: 'FaceOccluded',
    measure: (face) => face.quality.embeddingNorm,
    range: {
      capture: { least: least.capture },
      photo: { least: least.photo },
      step: { least: least.step },
    },
    severity: 'hard',
    source,
  },
  {
    reason: 'FaceOccluded',
    measure: (face) => face.quality.embeddingNorm,
    range: { capture: { least: leastPreferred }, photo: null, step: null },
    severity: 'soft',
    source,
  },
];

/** What the rules say about a face. */
export interface Refusals {
  hard: RefusalReason[];
  soft: RefusalReason[];
}

/** Holds one face against every rule. `occlusion` is that of the embedder that measured it. */
export function refuseFace(
  face: FaceObservation,
  mode: AnalyseOptions['mode'],
  { occlusion }: Pick<EmbedderNumbers, 'occlusion'>,
): Refusals {
  const refusals: Refusals = { hard: [], soft: [] };
  for (const rule of occlusion === null ? qualityRules : [...qualityRules, ...occlusionRules(occlusion)]) {
    const range = mode === 'upload' ? (rule.range.upload ?? rule.range.capture) : rule.range[mode];
    const value = range && rule.measure(face);
    if (range === null || value === null || isWithin(value, range)) continue;
    if (!refusals.hard.includes(rule.reason)) refusals[rule.severity].push(rule.reason);
  }
  return refusals;
}

function isWithin(
  value: number,
  { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Range,
) {
  return value >= least && value <= most;
}

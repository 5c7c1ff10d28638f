import {
  type AnalyseOptions,
  type Evidence,
  type FrameEvidence,
  type RefusalReason,
  refusalReasons,
} from './evidence.ts';
import { cosine, meanTemplate } from './match/template.ts';
import type { EmbedderDefinition } from './model/embedder.ts';
import { modelIdentities } from './model/face-models.ts';
import type { EmbedderNumbers, SamePersonNumbers } from './model/numbers/embedder-numbers.ts';
import type { FaceObservation, FrameObservation } from './observe-frame.ts';
import { type Refusals, refuseFace } from './quality-rules.ts';

/** Fewer good frames than this (or than there are frames) make a capture unusable: one frame can be an accident. */
const fewestGoodFrames = { capture: 3, upload: 1, photo: 1, step: 1 } as const satisfies Record<
  AnalyseOptions['mode'],
  number
>;

const poseReasons: readonly RefusalReason[] = ['PoseYaw', 'PosePitch', 'PoseRoll'];

/** One frame while the capture is put together. */
interface JudgedFrame {
  index: number;
  face: FaceObservation | null;
  refusals: Refusals;
}

/**
 * Puts the observations of one capture together as evidence. Pure.
 * Good frames are those that no rule refuses; when they are too few, those refused only softly count too.
 */
export function assembleEvidence(
  observations: readonly FrameObservation[],
  mode: AnalyseOptions['mode'],
  embedder: EmbedderDefinition,
  elapsedMs: number,
): Evidence {
  const { numbers } = embedder;
  const frames = observations.map((observation, index) => judgeFrame(observation, index, mode, numbers));
  const needed = Math.min(fewestGoodFrames[mode], Math.max(1, frames.length));
  const good = chooseGoodFrames(frames, needed);
  const mean = good.length === 0 ? null : meanOfFrames(good);
  const strangers = mean === null ? [] : findStrangers(frames, good, mean, numbers.samePerson);
  const portrait = strangers.length > 0 ? null : choosePortrait(good);
  const reasons = captureReasons(frames, good.length, needed, strangers.length > 0);
  const cosines = good.map(({ face }) => cosine(face.embedding, mean!));
  return {
    frames: frames.map((frame) => describeFrame(frame, { good, mean, strangers })),
    template: strangers.length > 0 ? null : mean,
    portrait,
    reasons,
    pad: summarisePad(frames),
    identityFloor: cosines.length === 0 ? null : Math.min(...cosines),
    models: modelIdentities(embedder),
    elapsedMs,
  };
}

function judgeFrame(
  observation: FrameObservation,
  index: number,
  mode: AnalyseOptions['mode'],
  numbers: EmbedderNumbers,
): JudgedFrame {
  if (observation.kind === 'face')
    return { index, face: observation, refusals: refuseFace(observation, mode, numbers) };
  const reason = observation.kind === 'unreadable' ? 'ImageUnreadable' : 'FaceNotDetected';
  return { index, face: null, refusals: { hard: [reason], soft: [] } };
}

type GoodFrame = JudgedFrame & { face: FaceObservation };

function chooseGoodFrames(frames: readonly JudgedFrame[], needed: number): GoodFrame[] {
  const usable = frames.filter(
    (frame): frame is GoodFrame => frame.face !== null && frame.refusals.hard.length === 0,
  );
  const clean = usable.filter(({ refusals }) => refusals.soft.length === 0);
  return clean.length >= needed ? clean : usable;
}

function meanOfFrames(good: readonly GoodFrame[]): Float32Array {
  return meanTemplate(good.map(({ face }) => face.embedding));
}

/**
 * Indices of frames that show somebody else than the others do. Good frames are compared in pairs, because with half of
 * them from each of two people every frame is near the mean (0.71); a frame refused only for its pose is compared with the
 * mean.
 */
function findStrangers(
  frames: readonly JudgedFrame[],
  good: readonly GoodFrame[],
  mean: Float32Array,
  samePerson: SamePersonNumbers,
): readonly number[] {
  const strangers = new Set<number>();
  for (const [i, a] of good.entries()) {
    for (const b of good.slice(i + 1))
      if (cosine(a.face.embedding, b.face.embedding) < samePerson.facing) strangers.add(a.index).add(b.index);
  }
  for (const { index, face, refusals } of frames) {
    const turned = refusals.hard.length > 0 && refusals.hard.every((reason) => poseReasons.includes(reason));
    if (face !== null && turned && cosine(face.embedding, mean) < samePerson.turned) strangers.add(index);
  }
  return [...strangers];
}

/** The sharpest, most frontal, largest good frame; the weights bring the terms to a common scale of about 0…7. */
function choosePortrait(good: readonly GoodFrame[]): number | null {
  const score = ({ face: { quality, pose } }: GoodFrame) =>
    quality.sharpness -
    (Math.abs(pose.yaw) + Math.abs(pose.pitch) + Math.abs(pose.roll)) / 10 +
    Math.min(quality.eyeDistance, 200) / 100;
  const best = good.reduce<GoodFrame | null>((a, b) => (a === null || score(b) > score(a) ? b : a), null);
  return best?.index ?? null;
}

/** What to tell the user: first what spoils most frames, in the order of the vocabulary among equals. */
function captureReasons(
  frames: readonly JudgedFrame[],
  goodFrames: number,
  needed: number,
  strangers: boolean,
): RefusalReason[] {
  const reasons: RefusalReason[] = strangers ? ['IdentityInconsistent'] : [];
  if (goodFrames >= needed) return reasons;
  const counts = new Map<RefusalReason, number>();
  for (const { refusals } of frames)
    for (const reason of refusals.hard) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const byWeight = [...counts].sort(
    ([a, m], [b, n]) => n - m || refusalReasons.indexOf(a) - refusalReasons.indexOf(b),
  );
  return [...reasons, ...byWeight.map(([reason]) => reason), 'TooFewGoodFrames'];
}

function describeFrame(
  frame: JudgedFrame,
  capture: { good: readonly JudgedFrame[]; mean: Float32Array | null; strangers: readonly number[] },
): FrameEvidence {
  const { index, face, refusals } = frame;
  const { good, mean, strangers } = capture;
  const inconsistent: RefusalReason[] = strangers.includes(index) ? ['IdentityInconsistent'] : [];
  // What refused a frame softly is forgotten once the frame counts as good: no reasons means good.
  const refusing = good.includes(frame) ? [] : [...refusals.hard, ...refusals.soft];
  return {
    index,
    reasons: [...refusing, ...inconsistent],
    faceCount: face?.faceCount ?? 0,
    box: face?.box ?? null,
    pose: face?.pose ?? null,
    quality: face?.quality ?? null,
    padLogit: face?.padLogit ?? null,
    identityCosine: face === null || mean === null ? null : cosine(face.embedding, mean),
    pixelDigest: face?.pixelDigest ?? null,
    signature: face?.signature ?? null,
    tint: face?.tint ?? null,
    texture: face?.texture ?? null,
  };
}

function summarisePad(frames: readonly JudgedFrame[]): Evidence['pad'] {
  const logits = frames.flatMap(({ face }) => face?.padLogit ?? []);
  if (logits.length === 0) return { meanLogit: null, frames: 0 };
  const sum = logits.reduce((total, logit) => total + logit, 0);
  return { meanLogit: sum / logits.length, frames: logits.length };
}

import { limits, type Remedy, type StepAsk } from '@selfsame/contract';
import type { Box, Pose } from '@selfsame/face';
import { askOf, type Turn } from './challenge.ts';
import {
  canExtend,
  type Dialogue,
  type DialogueFault,
  extendDialogue,
  type HeadPlace,
  padMean,
} from './dialogue.ts';
import { colorOf, type Flash, type FlashSample, revealFirst, takeSample } from './flash.ts';
import { livenessZone } from './liveness-policy.ts';
import { stepPolicy } from './step-policy.ts';

/** One frame as the server saw it. */
export interface StepFrame {
  /** When it had arrived whole, by the server's clock, ms since 1970. */
  atMs: number;
  /** Digest of its bytes. */
  digest: string;
  /** The face in it, or why there is none to speak of. */
  seen:
    | { kind: 'unusable'; hint: Remedy }
    | {
        kind: 'face';
        pose: Pose;
        box: Box;
        padLogit: number | null;
        /** Cosine to the face of the neutral pose; null before there is one. */
        likeness: number | null;
        /** Perceptual signature, base64. */
        signature: string | null;
        /** Light on the face and behind it; null when it could not be measured. */
        light: Omit<FlashSample, 'atMs'> | null;
      };
}

/** The dialogue after a frame. */
export interface Judged {
  dialogue: Dialogue;
  /** Why the frame did not count, as a remedy; null when it did. */
  hint: Remedy | null;
  /** Whether this frame is the neutral one, with which all later faces are compared. */
  isReference: boolean;
}

type Face = Extract<StepFrame['seen'], { kind: 'face' }>;

const end = (dialogue: Dialogue, fault: DialogueFault): Judged => ({
  dialogue: { ...dialogue, state: 'ended', fault },
  hint: null,
  isReference: false,
});

const stay = (dialogue: Dialogue, hint: Remedy | null = null): Judged => ({
  dialogue,
  hint,
  isReference: false,
});

/**
 * Takes one frame into a running dialogue. Pure: the same dialogue and frame always lead to the same.
 *
 * The order matters: first time and transport, which a page can't forge by pictures; then who it is; then the answer.
 */
export const judgeStep = (before: Dialogue, frame: StepFrame): Judged => {
  if (before.state !== 'running') return stay(before);
  // Two requests can overtake each other; what came late says nothing that is still asked.
  if (before.lastFrameAt !== null && frame.atMs < before.lastFrameAt) return stay(before);
  const dialogue = { ...before, askedAt: before.askedAt ?? frame.atMs, lastFrameAt: frame.atMs };
  if (frame.atMs - dialogue.askedAt > limits.stepSec * 1_000) return end(dialogue, 'late');
  if (dialogue.digests.length >= limits.stepFrames) return end(dialogue, 'tooManyFrames');
  const wasSent = dialogue.digests.lastIndexOf(frame.digest);
  // A camera may give the same picture twice running; never again later.
  if (wasSent >= 0 && wasSent < dialogue.digests.length - 1) return end(dialogue, 'repeated');
  if (wasSent >= 0) return skip(dialogue, 'repeated');
  dialogue.digests = [...dialogue.digests, frame.digest];
  if (before.lastFrameAt !== null && frame.atMs - before.lastFrameAt < stepPolicy.closestMs)
    return skip(dialogue, 'burst');
  if (frame.seen.kind === 'unusable') {
    const unseen = { ...dialogue, held: 0, wrong: 0 };
    return isLit(dialogue)
      ? goOnLit(unseen, dialogue.flash!, { sample: null, atMs: frame.atMs, hint: frame.seen.hint })
      : stay(unseen, frame.seen.hint);
  }
  return judgeFace(dialogue, frame.seen, frame.atMs);
};

const skip = (dialogue: Dialogue, fault: DialogueFault): Judged => {
  const skipped = dialogue.skipped + 1;
  return skipped > stepPolicy.mostSkipped ? end(dialogue, fault) : stay({ ...dialogue, skipped });
};

const judgeFace = (before: Dialogue, face: Face, atMs: number): Judged => {
  const { pose, box, padLogit, likeness } = face;
  if (likeness !== null && likeness < stepPolicy.sameFace) return end(before, 'otherPerson');
  const size = Math.max(box.x2 - box.x1, box.y2 - box.y1);
  const place: HeadPlace = {
    atMs,
    yaw: pose.yaw,
    pitch: pose.pitch,
    x: (box.x1 + box.x2) / 2,
    y: (box.y1 + box.y2) / 2,
    size,
  };
  // In coloured light the passive detector says nothing of a face; and a face that nobody has been compared with yet
  // must not lend its liveness to another.
  const pad =
    padLogit === null || isLit(before) || before.neutral === null
      ? before.pad
      : { sum: before.pad.sum + padLogit, frames: before.pad.frames + 1 };
  const dialogue = { ...before, last: place, pad };
  if (before.last !== null && isJump(before.last, place)) {
    const jumps = before.jumps + 1;
    if (jumps > stepPolicy.mostJumps) return end(dialogue, 'jump');
    return stay({ ...dialogue, jumps, held: 0, wrong: 0, recent: [] });
  }
  if (isFlashDue(dialogue)) return judgeLight(dialogue, face, atMs);
  const ask = askOf(dialogue.turns, dialogue.step);
  if (ask !== 'center') return judgeTurn(dialogue, ask, face, atMs);
  return dialogue.neutral === null
    ? findNeutral(dialogue, face, atMs)
    : judgeReturn(dialogue, dialogue.neutral, pose, atMs);
};

/** Whether the turns are done and the colours are not. */
const isFlashDue = (dialogue: Dialogue): boolean =>
  dialogue.flash !== null && dialogue.flash.verdict === null && dialogue.step === 2 * dialogue.asked;

/** Whether the screen is lit in a colour. */
const isLit = ({ flash }: Dialogue): boolean => flash !== null && colorOf(flash) !== null;

/** Looking straight again, the screen is lit; a head that turns meanwhile gives no sample. */
const judgeLight = (dialogue: Dialogue, { pose, light }: Face, atMs: number): Judged => {
  const flash = dialogue.flash!;
  const isStraight = isNear(pose, dialogue.neutral!);
  if (colorOf(flash) === null) {
    const held = isStraight ? dialogue.held + 1 : 0;
    if (held < stepPolicy.centerFrames) return stay({ ...dialogue, held });
    return stay({ ...dialogue, held: 0, askedAt: atMs, flash: revealFirst(flash, atMs) });
  }
  const sample = isStraight && light !== null ? { atMs, ...light } : null;
  return goOnLit(dialogue, flash, { sample, atMs, hint: isStraight ? null : 'LookStraight' });
};

/** Goes on with colours that are being shown, with or without a sample of their light. */
const goOnLit = (
  dialogue: Dialogue,
  flash: Flash,
  { sample, atMs, hint }: { sample: FlashSample | null; atMs: number; hint: Remedy | null },
): Judged => {
  const after = takeSample(flash, sample, atMs);
  const { verdict } = after;
  const lit = { ...dialogue, flash: after, askedAt: after.shownAt.at(-1)! };
  if (verdict === null) return stay(lit, hint);
  return verdict.result === 'fail'
    ? end(lit, 'flash')
    : stay({ ...lit, state: 'complete', completedAt: atMs });
};

const isNear = (pose: Pose, neutral: { yaw: number; pitch: number }): boolean =>
  Math.abs(pose.yaw - neutral.yaw) <= stepPolicy.center &&
  Math.abs(pose.pitch - neutral.pitch) <= stepPolicy.center;

const isJump = (from: HeadPlace, to: HeadPlace): boolean => {
  const { ms, distance, ratio, yaw } = stepPolicy.jump;
  if (to.atMs - from.atMs > ms) return false;
  const size = Math.max(from.size, to.size);
  return (
    Math.hypot(to.x - from.x, to.y - from.y) > distance * size ||
    size > ratio * Math.min(from.size, to.size) ||
    Math.abs(to.yaw - from.yaw) > yaw
  );
};

/** The pose that the person has by nature before this camera: steady for some frames, and facing it. */
const findNeutral = (dialogue: Dialogue, { pose, signature }: Face, atMs: number): Judged => {
  const isFacing =
    Math.abs(pose.yaw) <= stepPolicy.neutralYaw && Math.abs(pose.pitch) <= stepPolicy.neutralPitch;
  if (!isFacing) return stay({ ...dialogue, recent: [] }, 'LookStraight');
  const { yaw, pitch } = pose;
  const recent = [...dialogue.recent, { yaw, pitch }].slice(-stepPolicy.neutralFrames);
  const isSteady =
    recent.length === stepPolicy.neutralFrames &&
    spread(recent.map((one) => one.yaw)) <= stepPolicy.neutralSpread &&
    spread(recent.map((one) => one.pitch)) <= stepPolicy.neutralSpread;
  if (!isSteady) return stay({ ...dialogue, recent }, recent.length > 1 ? 'HoldStill' : null);
  const neutral = { yaw: mean(recent.map((one) => one.yaw)), pitch: mean(recent.map((one) => one.pitch)) };
  const found = remember({ ...dialogue, neutral, recent: [] }, signature);
  return { ...next(found, atMs), isReference: true };
};

/**
 * Back in the middle. Turning on to another side meanwhile is a wrong answer too: else a recording would swing past
 * the turns that nobody asked for.
 */
const judgeReturn = (
  dialogue: Dialogue,
  neutral: { yaw: number; pitch: number },
  pose: Pose,
  atMs: number,
) => {
  const turn = turnOf(pose, neutral);
  if (turn !== null && turn !== askOf(dialogue.turns, dialogue.step - 1)) return countWrong(dialogue);
  if (!isNear(pose, neutral)) return stay({ ...dialogue, held: 0 });
  const held = dialogue.held + 1;
  return held >= stepPolicy.centerFrames ? next(dialogue, atMs) : stay({ ...dialogue, held });
};

const countWrong = (dialogue: Dialogue): Judged => {
  const wrong = dialogue.wrong + 1;
  return wrong >= stepPolicy.wrongFrames ? end(dialogue, 'wrongTurn') : stay({ ...dialogue, wrong, held: 0 });
};

/** The turn that a pose shows, by the angle that is farther beyond its bound; null within both. */
export const turnOf = (
  pose: { yaw: number; pitch: number },
  neutral: { yaw: number; pitch: number },
): Turn | null => {
  const across = (pose.yaw - neutral.yaw) / stepPolicy.yaw;
  const along = (pose.pitch - neutral.pitch) / stepPolicy.pitch;
  if (Math.max(Math.abs(across), Math.abs(along)) < 1) return null;
  if (Math.abs(across) >= Math.abs(along)) return across > 0 ? 'left' : 'right';
  return along > 0 ? 'up' : 'down';
};

const judgeTurn = (dialogue: Dialogue, ask: StepAsk, { pose, signature }: Face, atMs: number): Judged => {
  const turn = turnOf(pose, dialogue.neutral ?? { yaw: 0, pitch: 0 });
  if (turn === null) return stay({ ...dialogue, held: 0, wrong: 0 });
  if (turn !== ask) return countWrong(dialogue);
  const reactionMs = atMs - (dialogue.askedAt ?? atMs);
  if (dialogue.held === 0 && reactionMs < stepPolicy.soonestMs) return end(dialogue, 'tooSoon');
  const held = dialogue.held + 1;
  if (held < stepPolicy.turnFrames) return stay({ ...dialogue, held, wrong: 0 });
  const reactionsMs = [...dialogue.reactionsMs, reactionMs];
  return next(remember({ ...dialogue, reactionsMs }, signature), atMs);
};

const remember = (dialogue: Dialogue, signature: string | null): Dialogue =>
  signature === null || dialogue.signatures.length >= stepPolicy.mostSignatures
    ? dialogue
    : { ...dialogue, signatures: [...dialogue.signatures, signature] };

/** Goes on to the next step, which is revealed now, or to the end of the script. */
const next = (dialogue: Dialogue, atMs: number): Judged => {
  const step = dialogue.step + 1;
  const after = { ...dialogue, step, askedAt: atMs, held: 0, wrong: 0 };
  return step === 2 * dialogue.asked ? conclude(after, atMs) : stay(after);
};

/** All turns were answered: a doubtful picture is asked for one more, and a bad one is told at once; then the colours. */
const conclude = (dialogue: Dialogue, atMs: number): Judged => {
  const logit = padMean(dialogue);
  const zone = logit === null ? 'uncertain' : livenessZone(logit);
  if (zone === 'spoof') return end(dialogue, 'spoof');
  if (zone === 'uncertain' && canExtend(dialogue)) {
    // Its time runs from now: the same frame reveals it.
    return stay({ ...extendDialogue(dialogue), last: dialogue.last, askedAt: atMs });
  }
  if (isFlashDue(dialogue)) return stay(dialogue);
  return stay({ ...dialogue, state: 'complete', completedAt: atMs });
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

import { limits, type StepAsk } from '@selfsame/contract';
import { padNumbersOf, type SamePersonNumbers } from '@selfsame/face';
import { askOf, type Turn } from './challenge.ts';
import {
  canExtend,
  type Dialogue,
  type DialogueFault,
  extendDialogue,
  type HeadPlace,
  isAnswered,
  isNear,
  modelsOf,
  padMean,
  spoilTurn,
} from './dialogue.ts';
import { goOnLit, isFlashDue, isLit, judgeLight } from './judge-light.ts';
import { drawOf, type KeptFace, placeAtPeak } from './kept-faces.ts';
import { boundsOfFrames, livenessZone } from './signals/detector.ts';
import { end, type Judged, keeping, type SeenFace, type StepFrame, stay } from './step-frame.ts';
import { stepPolicy } from './step-policy.ts';
import { angleAsked, angleTowards, judgePath } from './turn-path.ts';

/**
 * Takes one frame into a running dialogue. Pure: the same dialogue and frame always lead to the same.
 * `samePerson` is of the embedder that saw the frame.
 *
 * The order matters: first time and transport, which a page can't forge by pictures; then who it is; then the answer.
 */
export function judgeStep(before: Dialogue, frame: StepFrame, samePerson: SamePersonNumbers): Judged {
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
  if (frame.seen.kind === 'face' && before.last !== null && isSamePicture(before.last, frame.seen))
    return skip(dialogue, 'repeated');
  dialogue.skipped = 0;
  if (frame.seen.kind === 'unusable') {
    const { hint } = frame.seen;
    const unseen = {
      ...dialogue,
      held: 0,
      wrong: 0,
      ...(hint === 'OnePersonOnly' && { isAccompanied: true }),
    };
    return isLit(dialogue)
      ? goOnLit(unseen, dialogue.flash!, { sample: null, atMs: frame.atMs, hint })
      : stay(unseen, hint);
  }
  // While there was a second face, every frame is looked at for one: this one shows none.
  if (dialogue.isAccompanied) dialogue.isAccompanied = false;
  return judgeFace(dialogue, frame.seen, frame.atMs, samePerson);
}

function skip(dialogue: Dialogue, fault: DialogueFault): Judged {
  const skipped = dialogue.skipped + 1;
  return skipped > stepPolicy.mostSkipped ? end(dialogue, fault) : stay({ ...dialogue, skipped });
}

const placeOfHead = ({ pose, box }: Pick<SeenFace, 'pose' | 'box'>, atMs: number): HeadPlace => ({
  atMs,
  yaw: pose.yaw,
  pitch: pose.pitch,
  x: (box.x1 + box.x2) / 2,
  y: (box.y1 + box.y2) / 2,
  size: Math.max(box.x2 - box.x1, box.y2 - box.y1),
});

/** The same pixels measure the same to the last digit, whatever the file around them; two pictures of a camera never do. */
function isSamePicture(last: HeadPlace, face: SeenFace): boolean {
  const { yaw, pitch, x, y, size } = placeOfHead(face, last.atMs);
  return yaw === last.yaw && pitch === last.pitch && x === last.x && y === last.y && size === last.size;
}

function judgeFace(before: Dialogue, face: SeenFace, atMs: number, samePerson: SamePersonNumbers): Judged {
  const { pose, padLogit, likeness } = face;
  if (likeness !== null && likeness < samePerson.turned) return end(before, 'otherPerson');
  const place = placeOfHead(face, atMs);
  // In coloured light the passive detector says nothing of a face; and a face that was not compared with the neutral one
  // must not lend its liveness to it.
  const pad =
    padLogit === null || isLit(before) || before.neutral === null || likeness === null
      ? before.pad
      : { sum: before.pad.sum + padLogit, frames: before.pad.frames + 1 };
  const isOnScript = before.step > 0 && !isAnswered(before);
  const point = { atMs, yaw: pose.yaw, pitch: pose.pitch };
  const path = isOnScript && before.path !== null ? [...before.path, point] : before.path;
  const dialogue = { ...before, last: place, pad, path };
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
    : judgeReturn(dialogue, dialogue.neutral, face, atMs);
}

function isJump(from: HeadPlace, to: HeadPlace): boolean {
  const { ms, distance, ratio, yaw } = stepPolicy.jump;
  if (to.atMs - from.atMs > ms) return false;
  const size = Math.max(from.size, to.size);
  return (
    Math.hypot(to.x - from.x, to.y - from.y) > distance * size ||
    size > ratio * Math.min(from.size, to.size) ||
    Math.abs(to.yaw - from.yaw) > yaw
  );
}

/** The pose that the person has by nature before this camera: steady for some frames, and facing it. */
function findNeutral(dialogue: Dialogue, { pose, signature }: SeenFace, atMs: number): Judged {
  const isFacing =
    Math.abs(pose.yaw) <= stepPolicy.neutralYaw && Math.abs(pose.pitch) <= stepPolicy.neutralPitch;
  if (!isFacing) return stay({ ...dialogue, recent: [] }, 'LookStraight');
  const { yaw, pitch } = pose;
  const slot = ((dialogue.recent.at(-1)?.slot ?? -1) + 1) % stepPolicy.keptFaces;
  const recent = [...dialogue.recent, { yaw, pitch, slot }].slice(-stepPolicy.neutralFrames);
  const keep: KeptFace = { group: 'neutral', index: 0, slot, yaw, pitch, rank: 0 };
  const isSteady =
    recent.length === stepPolicy.neutralFrames &&
    spread(recent.map((one) => one.yaw)) <= stepPolicy.neutralSpread &&
    spread(recent.map((one) => one.pitch)) <= stepPolicy.neutralSpread;
  if (!isSteady) return keeping(stay({ ...dialogue, recent }, recent.length > 1 ? 'HoldStill' : null), keep);
  const neutral = { yaw: mean(recent.map((one) => one.yaw)), pitch: mean(recent.map((one) => one.pitch)) };
  const found = remember({ ...dialogue, neutral, recent: [] }, signature);
  return keeping({ ...next(found, atMs), isReference: true }, keep);
}

/**
 * Back in the middle. Turning on to another side meanwhile is a wrong answer too: else a recording would swing past
 * the turns that nobody asked for.
 */
function judgeReturn(
  dialogue: Dialogue,
  neutral: { yaw: number; pitch: number },
  face: SeenFace,
  atMs: number,
): Judged {
  const { yaw, pitch } = face.pose;
  const turn = turnOf(face.pose, neutral);
  const asked = askOf(dialogue.turns, dialogue.step - 1);
  if (turn !== null && turn !== asked) return countWrong(dialogue);
  if (turn !== null) return keeping(stay({ ...dialogue, held: 0 }), atPeak(dialogue, face));
  if (!isNear(face.pose, neutral)) return stay({ ...dialogue, held: 0 });
  const index = dialogue.step / 2;
  const before = dialogue.faces.find(
    (kept) => kept.group === 'neutral' && kept.index === index && kept.slot === dialogue.held - 1,
  );
  const held = before === undefined || isSteady(before, face.pose) ? dialogue.held + 1 : 1;
  const keep: KeptFace | null =
    face.likeness === null ? null : { group: 'neutral', index, slot: held - 1, yaw, pitch, rank: 0 };
  const isBack = held >= stepPolicy.centerFrames;
  return keeping(isBack ? endTurn(dialogue, neutral, atMs) : stay({ ...dialogue, held }), keep);
}

const isSteady = (from: { yaw: number; pitch: number }, to: { yaw: number; pitch: number }): boolean =>
  Math.max(Math.abs(to.yaw - from.yaw), Math.abs(to.pitch - from.pitch)) <= stepPolicy.steady;

/** The head went out and came back: it counts when its way was seen, and with a doubt when the stream was too slow for it. */
function endTurn(dialogue: Dialogue, neutral: { yaw: number; pitch: number }, atMs: number): Judged {
  const number = dialogue.step / 2 - 1;
  const { path, turns } = dialogue;
  const fault = path === null ? null : judgePath(path, neutral, turns[number]!);
  if (fault === 'slow') return next({ ...dialogue, unseen: [...(dialogue.unseen ?? []), number] }, atMs);
  const after = fault === null ? dialogue : spoilTurn(dialogue, number);
  return after === null ? end(dialogue, 'path') : next(after, atMs);
}

/** Where the face of a frame at the peak of the latest turn is kept; null when others are better, or nobody knows whose it is. */
function atPeak(dialogue: Dialogue, { pose, sharpness, likeness }: SeenFace): KeptFace | null {
  if (likeness === null) return null;
  const index = Math.ceil(dialogue.step / 2) - 1;
  const peak = { index, yaw: pose.yaw, pitch: pose.pitch, sharpness };
  return placeAtPeak(dialogue.faces, peak, drawOf(dialogue.seed, dialogue.digests.length));
}

function countWrong(dialogue: Dialogue): Judged {
  const wrong = dialogue.wrong + 1;
  return wrong >= stepPolicy.wrongFrames ? end(dialogue, 'wrongTurn') : stay({ ...dialogue, wrong, held: 0 });
}

/** The turn that a pose shows, by the angle that is farther beyond its bound; null within both. */
export function turnOf(
  pose: { yaw: number; pitch: number },
  neutral: { yaw: number; pitch: number },
): Turn | null {
  const across = (pose.yaw - neutral.yaw) / stepPolicy.yaw;
  const along = (pose.pitch - neutral.pitch) / stepPolicy.pitch;
  if (Math.max(Math.abs(across), Math.abs(along)) < 1) return null;
  if (Math.abs(across) >= Math.abs(along)) return across > 0 ? 'left' : 'right';
  return along > 0 ? 'up' : 'down';
}

function judgeTurn(dialogue: Dialogue, ask: StepAsk, face: SeenFace, atMs: number): Judged {
  const { pose, signature } = face;
  const turn = turnOf(pose, dialogue.neutral ?? { yaw: 0, pitch: 0 });
  if (turn === null) return stay({ ...dialogue, held: 0, wrong: 0 });
  if (turn !== ask) return countWrong(dialogue);
  const reactionMs = atMs - (dialogue.askedAt ?? atMs);
  if (dialogue.held === 0 && reactionMs < stepPolicy.soonestMs) return end(dialogue, 'tooSoon');
  const held = dialogue.held + 1;
  const keep = atPeak(dialogue, face);
  if (held < stepPolicy.turnFrames) return keeping(stay({ ...dialogue, held, wrong: 0 }), keep);
  const reactionsMs = [...dialogue.reactionsMs, reactionMs];
  return keeping(next(remember({ ...dialogue, reactionsMs }, signature), atMs), keep);
}

/** How far the turn that is asked for has come, 0…1; null while none is. */
export function turnProgress({ turns, asked, step, neutral, last }: Dialogue): number | null {
  const turn = step < 2 * asked ? askOf(turns, step) : 'center';
  if (turn === 'center' || neutral === null || last === null) return null;
  return Math.min(1, Math.max(0, angleTowards(turn, last, neutral) / angleAsked(turn)));
}

const remember = (dialogue: Dialogue, signature: string | null): Dialogue =>
  signature === null || dialogue.signatures.length >= stepPolicy.mostSignatures
    ? dialogue
    : { ...dialogue, signatures: [...dialogue.signatures, signature] };

/** Goes on to the next step, which is revealed now, or to the end of the script. */
function next(dialogue: Dialogue, atMs: number): Judged {
  const step = dialogue.step + 1;
  // A turn's way begins with its prompt and ends with the return.
  const path = step % 2 === 1 ? [] : dialogue.path;
  const after = { ...dialogue, step, path, askedAt: atMs, held: 0, wrong: 0 };
  return isAnswered(after) ? conclude(after, atMs) : stay(after);
}

/** All turns were answered: a doubtful picture is asked for one more, and a bad one is told at once; then the colours. */
function conclude(dialogue: Dialogue, atMs: number): Judged {
  const logit = padMean(dialogue);
  const zone =
    logit === null ? 'uncertain' : livenessZone(logit, boundsOfFrames(padNumbersOf(modelsOf(dialogue).pad)));
  if (zone === 'spoof') return end(dialogue, 'spoof');
  if (zone === 'uncertain' && canExtend(dialogue)) {
    // The head is in the middle already. Its time runs from now: the same frame reveals it.
    const { step, last } = dialogue;
    return stay({ ...extendDialogue(dialogue), step, last, path: [], askedAt: atMs });
  }
  if (isFlashDue(dialogue)) return stay(dialogue);
  return stay({ ...dialogue, state: 'complete', completedAt: atMs });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

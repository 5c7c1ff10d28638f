import type { DialogueTextures, TurnTextures } from '../../packages/face/src/residue/compare-textures.ts';
import { meanTexture } from '../../packages/face/src/residue/face-texture.ts';
import { residueUnit } from '../../packages/face/src/residue/residue-bounds.ts';
import type { TurnFrame } from './observe-clip.ts';

/** A turn of the head in a sequence of pictures. */
export interface FoundTurn {
  /** Pictures around the peak, the peak among them. */
  peak: TurnFrame[];
  /** Neutral pictures before it; after it when there are none. */
  neutral: TurnFrame[];
  /** Difference of the peak's pose to the neutral one, degrees. */
  yaw: number;
  pitch: number;
}

/** How far from the neutral pose a picture still counts as neutral, degrees. */
const neutralSpread = 4.5;
/** Angles beyond which the mesh is not trusted, degrees. */
const most = { yaw: 45, pitch: 30 };
/** Neutral pictures of a turn, and pictures around its peak. */
const neutralFrames = 3;
const peakReach = 1;
/** Neutral pictures are taken from so many seconds around a turn. */
const neutralWithinS = 8;
/** Rest pairs: so many seconds apart, poses within so many degrees, at most so many pairs a clip. */
const rest = { leastS: 1, mostS: 2, pose: 2, pairs: 6 };

/** The neutral pose of a clip: the median of the pictures that look about straight ahead. Null without enough of them. */
export function neutralPose(frames: readonly TurnFrame[]): { yaw: number; pitch: number } | null {
  const facing = frames.filter(({ pose }) => Math.abs(pose.yaw) < 14);
  if (facing.length < neutralFrames) return null;
  return {
    yaw: median(facing.map(({ pose }) => pose.yaw)),
    pitch: median(facing.map(({ pose }) => pose.pitch)),
  };
}

/** The turns of a clip: runs of pictures beyond the least angle, with neutral ones near enough in time. */
export function findTurns(frames: readonly TurnFrame[], rate: number): FoundTurn[] {
  const neutral = neutralPose(frames);
  if (neutral === null) return [];
  const size = ({ pose }: TurnFrame) =>
    Math.max(
      Math.abs(pose.yaw - neutral.yaw) / residueUnit.yaw,
      Math.abs(pose.pitch - neutral.pitch) / residueUnit.pitch,
    );
  const straight = frames.filter(
    ({ pose }) =>
      Math.abs(pose.yaw - neutral.yaw) < neutralSpread &&
      Math.abs(pose.pitch - neutral.pitch) < neutralSpread,
  );
  const turns: FoundTurn[] = [];
  for (const run of runsOf(frames, (frame) => size(frame) >= 1)) {
    const peak = run.reduce((best, frame) => (size(frame) > size(best) ? frame : best));
    const yaw = peak.pose.yaw - neutral.yaw;
    const pitch = peak.pose.pitch - neutral.pitch;
    if (Math.abs(yaw) > most.yaw || Math.abs(pitch) > most.pitch) continue;
    const near = straight.filter(({ index }) => Math.abs(index - peak.index) <= neutralWithinS * rate);
    const before = near.filter(({ index }) => index < peak.index).slice(-neutralFrames);
    const after = near.filter(({ index }) => index > peak.index).slice(0, neutralFrames);
    const chosen = before.length > 0 ? before : after;
    if (chosen.length === 0) continue;
    const around = run.filter(({ index }) => Math.abs(index - peak.index) <= peakReach);
    turns.push({ peak: around, neutral: chosen, yaw, pitch });
  }
  return turns;
}

/** Runs of neighbouring pictures that satisfy a condition; a longer one counts as several turns. */
function runsOf(frames: readonly TurnFrame[], isIn: (frame: TurnFrame) => boolean): TurnFrame[][] {
  const longest = 12;
  const runs: TurnFrame[][] = [];
  let run: TurnFrame[] = [];
  for (const frame of frames) {
    const follows = run.length > 0 && frame.index - run.at(-1)!.index <= 2 && run.length < longest;
    if (run.length > 0 && !(isIn(frame) && follows)) {
      runs.push(run);
      run = [];
    }
    if (isIn(frame)) run.push(frame);
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** The textures of a found turn. */
export function texturesOf({ neutral, peak, yaw, pitch }: FoundTurn): TurnTextures {
  return {
    neutral: meanTexture(neutral.map(({ texture }) => texture)),
    turned: meanTexture(peak.map(({ texture }) => texture)),
    yaw,
    pitch,
  };
}

/** Pairs of neutral means one to two seconds apart, both steady and posed alike, spread over the clip. */
export function findRests(frames: readonly TurnFrame[], rate: number): DialogueTextures['rests'][number][] {
  const triples = frames.flatMap((_, i) => {
    const triple = frames.slice(i, i + neutralFrames);
    const isWhole =
      triple.length === neutralFrames && triple.at(-1)!.index - triple[0]!.index === neutralFrames - 1;
    return isWhole && isSteady(triple) ? [triple] : [];
  });
  const pairs: DialogueTextures['rests'][number][] = [];
  let next = 0;
  for (const [i, first] of triples.entries()) {
    if (first[0]!.index < next) continue;
    const second = triples.slice(i + 1).find((other) => {
      const gap = (other[0]!.index - first[0]!.index) / rate;
      return gap >= rest.leastS && gap <= rest.mostS && isSteady([...first, ...other], rest.pose);
    });
    if (second === undefined) continue;
    pairs.push([first, second].map((three) => meanTexture(three.map(({ texture }) => texture))) as never);
    next = second[0]!.index;
    if (pairs.length === rest.pairs) break;
  }
  return pairs;
}

const isSteady = (frames: readonly TurnFrame[], spread = 2.5): boolean =>
  (['yaw', 'pitch'] as const).every((axis) => {
    const values = frames.map(({ pose }) => pose[axis]);
    return Math.max(...values) - Math.min(...values) <= spread && Math.abs(values[0]!) < 18;
  });

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

import type { Turn } from './challenge.ts';
import { stepPolicy } from './step-policy.ts';

/** Where the head pointed in one frame, degrees. */
export interface PathPoint {
  atMs: number;
  yaw: number;
  pitch: number;
}

/** Why the way of a turn does not count. */
export type PathFault =
  /** Between two frames on the way lay more time than a stream has gaps. */
  | 'gap'
  /** Between two frames the head moved faster than heads do. */
  | 'leap'
  /** Fewer different angles were seen on the way than a stream of this rate shows of a head. */
  | 'sparse'
  /** None was seen, in a stream whose frames lie so far apart that a head may turn between two of them. */
  | 'slow';

/** How far a head is turned towards a side, degrees; negative away from it. */
export function angleTowards(
  turn: Turn,
  pose: { yaw: number; pitch: number },
  neutral: { yaw: number; pitch: number },
): number {
  switch (turn) {
    case 'left':
      return pose.yaw - neutral.yaw;
    case 'right':
      return neutral.yaw - pose.yaw;
    case 'up':
      return pose.pitch - neutral.pitch;
    case 'down':
      return neutral.pitch - pose.pitch;
  }
}

/** From which angle on a turn counts, degrees. */
export const angleAsked = (turn: Turn): number =>
  turn === 'left' || turn === 'right' ? stepPolicy.yaw : stepPolicy.pitch;

/**
 * Judges the way of a turn, out and back: what a head does is a movement, and two pictures are none. Pure.
 * @param path all frames from the prompt until the head was back, in order
 * @returns null when the way was seen: several angles out and back at a camera's rate, one where frames lie farther apart
 *   (`stepPolicy.path.everyAngleMs`)
 */
export function judgePath(
  path: readonly PathPoint[],
  neutral: { yaw: number; pitch: number },
  turn: Turn,
): PathFault | null {
  const bound = angleAsked(turn);
  const spacingMs = medianSpacing(path);
  const { gapMs, degreesPerSec, slack, slowMs, everyAngleMs } = stepPolicy.path;
  if (spacingMs > slowMs) return isGlimpsed(path, neutral, turn) ? null : 'slow';
  const points = path.map(({ atMs, yaw, pitch }) => ({
    atMs,
    angle: angleTowards(turn, { yaw, pitch }, neutral),
  }));
  const first = points.findIndex(({ angle }) => angle >= bound);
  const last = points.findLastIndex(({ angle }) => angle >= bound);
  if (first < 0) return 'sparse';
  const legs = [sinceRest(points.slice(0, first + 1)), untilRest(points.slice(last))];
  for (const leg of legs) {
    for (const [i, point] of leg.slice(1).entries()) {
      const ms = point.atMs - leg[i]!.atMs;
      if (ms > gapMs) return 'gap';
      if (Math.abs(point.angle - leg[i]!.angle) > slack + (degreesPerSec * ms) / 1_000) return 'leap';
    }
  }
  if (spacingMs > everyAngleMs) return isGlimpsed(path, neutral, turn) ? null : 'sparse';
  const seen = legs.map((leg) => anglesOnTheWay(leg, bound));
  const { least, leastEachWay } = stepPolicy.path;
  const isSeen =
    seen.every((angles) => angles >= leastEachWay) && seen.reduce((sum, angles) => sum + angles, 0) >= least;
  return isSeen ? null : 'sparse';
}

interface Place {
  atMs: number;
  angle: number;
}

/** Time between two frames, ms, as most lie apart; 0 of fewer than two. */
function medianSpacing(path: readonly PathPoint[]): number {
  const spacings = path.slice(1).map(({ atMs }, i) => atMs - path[i]!.atMs);
  return spacings.sort((a, b) => a - b)[spacings.length >> 1] ?? 0;
}

/** Whether a stream shows the head between rest and the asked angle at least once. */
const isGlimpsed = (
  path: readonly PathPoint[],
  neutral: { yaw: number; pitch: number },
  turn: Turn,
): boolean =>
  path.some((pose) => {
    const angle = angleTowards(turn, pose, neutral);
    return angle >= stepPolicy.path.slowFromAngle && angle < angleAsked(turn);
  });

const isResting = ({ angle }: Place): boolean => Math.abs(angle) < stepPolicy.path.fromAngle;

/** The way out from the last frame at rest. */
const sinceRest = (leg: readonly Place[]): readonly Place[] =>
  leg.slice(Math.max(0, leg.findLastIndex(isResting)));

/** The way back up to the first frame at rest. */
function untilRest(leg: readonly Place[]): readonly Place[] {
  const back = leg.findIndex(isResting);
  return back < 0 ? leg : leg.slice(0, back + 1);
}

/** How many different angles between rest and the asked angle a leg shows. */
function anglesOnTheWay(leg: readonly Place[], bound: number): number {
  const { fromAngle, distinct } = stepPolicy.path;
  const angles = leg.map(({ angle }) => angle).filter((angle) => angle >= fromAngle && angle < bound);
  const sorted = angles.sort((a, b) => a - b);
  let count = 0;
  let latest = Number.NEGATIVE_INFINITY;
  for (const angle of sorted) {
    if (angle - latest < distinct) continue;
    count++;
    latest = angle;
  }
  return count;
}

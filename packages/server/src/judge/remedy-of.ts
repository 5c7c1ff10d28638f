import type { Remedy } from '@selfsame/contract';
import type { RefusalReason } from '@selfsame/face';

/** What the user can do about each reason. Exhaustive: a new reason does not compile without its remedy. */
const table: Record<RefusalReason, Remedy> = {
  ImageUnreadable: 'TryAgain',
  FaceNotDetected: 'ShowFace',
  MultipleFaces: 'OnePersonOnly',
  FaceTooSmall: 'MoveCloser',
  FaceTooClose: 'MoveBack',
  FaceCropped: 'CenterFace',
  PoseYaw: 'LookStraight',
  PosePitch: 'LookStraight',
  PoseRoll: 'HoldUpright',
  NotUpright: 'HoldUpright',
  Underexposed: 'MoreLight',
  Overexposed: 'LessLight',
  Unsharp: 'HoldStill',
  FaceOccluded: 'UncoverFace',
  IdentityInconsistent: 'SamePersonThroughout',
  TooFewGoodFrames: 'TryAgain',
};

/** A reason after which a user is told this. @throws Error when no reason of a picture leads to it */
export function reasonOfRemedy(remedy: Remedy): RefusalReason {
  for (const [reason, told] of Object.entries(table)) if (told === remedy) return reason as RefusalReason;
  throw new Error(`No picture leads to ${remedy}`);
}

/** In bad light every face measures as blurred and covered: told so, users would take off glasses in the dark. */
const causedByLight: readonly RefusalReason[] = ['Unsharp', 'FaceOccluded'];

const withoutConsequences = (reasons: readonly RefusalReason[]): readonly RefusalReason[] =>
  reasons.includes('Underexposed') || reasons.includes('Overexposed')
    ? reasons.filter((reason) => !causedByLight.includes(reason))
    : reasons;

/**
 * Remedies for a capture's reasons: in order, each once, without what is only a consequence of bad light, and
 * `TryAgain` only when nothing better is known.
 */
export function remediesOf(reasons: readonly RefusalReason[]): Remedy[] {
  const remedies = [...new Set(withoutConsequences(reasons).map((reason) => table[reason]))];
  const useful = remedies.filter((remedy) => remedy !== 'TryAgain');
  return useful.length > 0 ? useful : ['TryAgain'];
}

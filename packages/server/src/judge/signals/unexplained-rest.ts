import type { LivenessFacts } from '../liveness-facts.ts';
import type { Bounds, Signal } from '../signal.ts';

/** Above 0 a turn leaves as much unexplained as turns of heads do; a doubt is no proof, so nothing fails at once. */
const aboveTheLine: Bounds = { better: 'higher', fail: null, doubt: 0, settle: null };

const isCompared = ({ challenge }: LivenessFacts): boolean => challenge?.residue != null;

/**
 * What the turned faces show that the face at rest does not: new skin, other shading, eyes and mouth that live. A photo
 * that is bent shows nothing new. Its value: how far S1 lies above the line of genuine turns, mean over the turns.
 */
export const unexplainedRest: Signal = {
  name: 'unexplainedRest',
  isAsked: isCompared,
  measure: ({ challenge }) => challenge?.residue?.margin1 ?? null,
  bounds: { role: 'landmarks', in: { photo: null, passive: null, active: aboveTheLine } },
  countsAs: { failed: 'liveness', doubted: 'doubt', unknown: 'doubt' },
  remedies: ['MoreLight', 'FollowPrompts'],
  shows:
    'The turned head showed what no bending of the picture at rest explains: a single photo was not bent as asked.',
  doesNotShow:
    'That nobody put it there: a photo that is relit or overlaid with a pattern as it turns, two photos, and a generated video can pass.',
  source: 'packages/face/src/residue/residue-bounds.ts',
};

/** The same for fine detail alone, which light laid over a bent photo does not bring. */
export const unexplainedDetail: Signal = {
  ...unexplainedRest,
  name: 'unexplainedDetail',
  measure: ({ challenge }) => challenge?.residue?.margin2 ?? null,
  shows:
    'The fine detail of the turned face is not that of the face at rest: a relit photo was not bent as asked.',
  doesNotShow:
    'That nobody drew the detail: a fine pattern that follows the turn, and a generated video, can pass.',
};

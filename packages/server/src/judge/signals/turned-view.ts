import type { TurnedViewBounds, ViewComparison } from '@selfsame/face';
import type { LivenessFacts } from '../liveness-facts.ts';
import type { Bounds, Signal } from '../signal.ts';

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const meanOf = ({ challenge }: LivenessFacts, read: (compared: ViewComparison) => number): number | null =>
  mean((challenge?.views ?? []).map(read));

/** What is not above the bound is in doubt. Two people are too few to refuse anybody by it. */
const above = (doubt: number): Bounds => ({ better: 'higher', fail: null, doubt, settle: null });

const boundsFrom = (read: (bounds: TurnedViewBounds) => number): Signal['bounds'] => ({
  role: 'embedder',
  in: { photo: null, passive: null, active: ({ embedder }) => embedder.views && above(read(embedder.views)) },
});

const shared = {
  // An account without views is held to the other signals; one with views whose sides could not be seen is in doubt.
  isAsked: ({ challenge }) => challenge?.views != null,
  countsAs: { failed: 'doubt', doubted: 'doubt', unknown: 'doubt' },
  remedies: ['FollowPrompts', 'UseLiveCamera'],
  source: 'the embedder’s own bounds; of the built-in one: two people, means of three frames',
} satisfies Partial<Signal>;

/** Whether the turned head looks like the enrolled one from that side. Its value: mean cosine over the compared turns. */
export const turnedView: Signal = {
  ...shared,
  name: 'turnedView',
  measure: (facts) => meanOf(facts, ({ toTurned }) => toTurned),
  bounds: boundsFrom(({ near }) => near),
  shows: 'The turned head looks as the enrolled person did from that side.',
  doesNotShow:
    'Anything against somebody who has a video of the person turning the head, or for an account enrolled without turns.',
};

/**
 * Whether the turned head is nearer to the enrolled side than to the enrolled front. Its value: mean difference of
 * cosines. Evidence for those who review and no more: a third of the genuine pairs that were measured fails it.
 */
export const turnedNotFrontal: Signal = {
  ...shared,
  countsAs: { failed: 'nothing', doubted: 'nothing', unknown: 'nothing' },
  name: 'turnedNotFrontal',
  measure: (facts) => meanOf(facts, ({ toTurned, toFrontal }) => toTurned - toFrontal),
  bounds: boundsFrom(({ nearer }) => nearer),
  shows: 'The turned head is nearer to the enrolled side view than to the enrolled frontal face.',
  doesNotShow: 'Anything against somebody who has a video of the person turning the head.',
};

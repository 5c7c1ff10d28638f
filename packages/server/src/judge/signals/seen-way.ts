import type { LivenessFacts } from '../liveness-facts.ts';
import type { Bounds, Signal } from '../signal.ts';

/** One turn without its way is a doubt; once nothing further can be asked for, one turn with it does. */
const waysBut = ({ challenge }: LivenessFacts): Bounds => ({
  better: 'lower',
  fail: null,
  doubt: 1,
  settle: (challenge?.turns ?? 0) - 1,
});

/** Whether the head was seen on its way and not at both ends alone. Its value: turns that a slow stream did not show. */
export const seenWay: Signal = {
  name: 'seenWay',
  isAsked: ({ challenge }) => challenge !== null,
  measure: ({ challenge }) => challenge?.turnsUnseen ?? null,
  bounds: { role: null, in: { photo: null, passive: null, active: waysBut } },
  countsAs: { failed: 'liveness', doubted: 'doubt', unknown: 'nothing' },
  remedies: ['FollowPrompts', 'HoldStill'],
  shows: 'The head was seen on its way out and back: the turns are movements and not pairs of pictures.',
  doesNotShow: 'That a head moved: a program bends a photo in ten steps as well as in two.',
  source: 'judge/turn-path.ts; decision 0198',
};

import { atLeast, type Signal } from '../signal.ts';

/** Whether the pictures show the face that answered the challenge. */
export const samePerson: Signal = {
  name: 'samePerson',
  isAsked: ({ challenge }) => challenge !== null,
  measure: ({ challenge }) => challenge?.likeness ?? null,
  bounds: {
    role: 'embedder',
    in: { photo: null, passive: null, active: ({ embedder }) => atLeast(embedder.samePerson.facing) },
  },
  // A dialogue that ended early has no pictures to compare.
  countsAs: { failed: 'liveness', doubted: 'doubt', unknown: 'nothing' },
  remedies: ['SamePersonThroughout'],
  shows: 'The pictures show the face that turned its head: nobody changed places.',
  doesNotShow: 'Who this person is: that is what the comparison says.',
  source: 'docs/biometrics.md#test-clips: other people at most 0.1, the same person turned 0.79 and more',
};

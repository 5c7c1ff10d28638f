import type { Signal } from '../signal.ts';

/**
 * Whether all pictures of a capture show one face. Its value is the lowest cosine of a picture to the mean of all; the
 * engine compares them in pairs and refuses the capture itself.
 */
export const oneFace: Signal = {
  name: 'oneFace',
  isAsked: ({ setting, identityFloor, isOneFace }) =>
    setting !== 'photo' && (identityFloor !== null || !isOneFace),
  measure: ({ identityFloor }) => identityFloor,
  bounds: { role: null, in: { photo: null, passive: null, active: null } },
  readResult: ({ isOneFace }) => (isOneFace ? 'passed' : 'failed'),
  countsAs: { failed: 'quality', doubted: 'nothing', unknown: 'nothing' },
  remedies: ['SamePersonThroughout'],
  shows: 'The same face is in every picture of the capture.',
  doesNotShow: 'That the face is alive, or whose it is.',
  source: 'the embedder’s own bound for pairs of pictures (packages/face/src/assemble-evidence.ts)',
};

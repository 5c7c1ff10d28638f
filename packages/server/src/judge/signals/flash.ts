import { flashPolicy } from '../flash/flash-policy.ts';
import type { Bounds, Signal } from '../signal.ts';

const ofCorrelation: Bounds = {
  better: 'higher',
  fail: flashPolicy.failBelow,
  doubt: flashPolicy.passFrom,
  settle: null,
};

const results = { pass: 'passed', fail: 'failed', inconclusive: 'doubted' } as const;

/** The light of colours that were drawn for the attempt. Its value is their correlation with the light on the face. */
export const flash: Signal = {
  name: 'flash',
  isAsked: ({ challenge }) => challenge?.flash != null,
  measure: ({ challenge }) => challenge?.flash?.r ?? null,
  bounds: { role: null, in: { photo: null, passive: null, active: ofCorrelation } },
  // Brightness and background say as much as the correlation does.
  readResult: ({ challenge }) => (challenge?.flash ? results[challenge.flash.result] : undefined),
  // By a window the colours prove nothing: the turns have to do.
  countsAs: { failed: 'liveness', doubted: 'nothing', unknown: 'nothing' },
  remedies: ['LessLight', 'UseLiveCamera'],
  shows:
    'The light of colours that were drawn for this attempt was on the face: the video did not exist before.',
  doesNotShow:
    'That nobody edited the video: relighting a face, or sorting the frames of an older recording by colour, passes. Anybody may go on without it.',
  source: 'judge/flash/flash-policy.ts: a simulation on 40 photographs',
};

import { limits } from '@selfsame/contract';
import { atMost, type Signal } from '../signal.ts';

/** Whether the frames of a challenge came as a camera takes them. Its value is their number. */
export const stream: Signal = {
  name: 'stream',
  isAsked: ({ challenge }) => challenge !== null,
  measure: ({ challenge }) => challenge?.frames ?? null,
  bounds: { role: null, in: { photo: null, passive: null, active: atMost(limits.stepFrames) } },
  countsAs: { failed: 'quality', doubted: 'doubt', unknown: 'nothing' },
  remedies: ['FollowPrompts'],
  shows:
    'No frame of the challenge was sent twice, the face never jumped, and frames came at a camera’s rate.',
  doesNotShow: 'That a camera took them: a program can send made-up pictures at any rate.',
  source: 'judge/step-policy.ts: webcam clips of two people',
};

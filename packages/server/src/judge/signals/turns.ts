import type { LivenessFacts } from '../liveness-facts.ts';
import { atLeast, type Signal } from '../signal.ts';

const asked = ({ challenge }: LivenessFacts) => atLeast(challenge?.turns ?? 0);

/** The random turns of the head, as the server asked them. */
export const turns: Signal = {
  name: 'turns',
  isAsked: ({ challenge }) => challenge !== null,
  measure: ({ challenge }) => challenge?.turnsDone ?? null,
  bounds: { role: null, in: { photo: null, passive: null, active: asked } },
  countsAs: { failed: 'liveness', doubted: 'doubt', unknown: 'quality' },
  remedies: ['FollowPrompts'],
  shows:
    'The head turned as the server asked, in an order drawn for this attempt and in time. A recording in one fixed order passes by luck alone, 1 in 36.',
  doesNotShow:
    'That there is a head: a photo that is bent to follow the prompts turns as well. Recordings of every turn cut together as asked, or a face swap that follows the head, can pass.',
  source: 'judge/step-policy.ts; docs/security.md#cheating-the-camera says what passes it',
};

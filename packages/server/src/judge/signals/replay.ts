import type { LivenessFacts } from '../liveness-facts.ts';
import { atMost, type Signal } from '../signal.ts';

/** As many pictures may be near to those of one earlier attempt; one more is a replay. */
const fewerThanReplay = ({ replay }: LivenessFacts) => atMost((replay?.needed ?? 1) - 1);

/** Whether the tenant has seen the pictures before. Its value: pictures that are near to those of one earlier attempt. */
export const replay: Signal = {
  name: 'replay',
  isAsked: (facts) => facts.replay !== null,
  measure: (facts) => facts.replay?.frames ?? null,
  bounds: { role: null, in: { photo: null, passive: fewerThanReplay, active: fewerThanReplay } },
  countsAs: { failed: 'liveness', doubted: 'doubt', unknown: 'nothing' },
  remedies: ['UseLiveCamera'],
  shows: 'The pictures are none that were captured for this tenant within 30 days.',
  doesNotShow: 'That they are new: recordings made elsewhere, and pictures that were relit, pass.',
  source: 'judge/judge-replay.ts: 26 captures of three clips',
};

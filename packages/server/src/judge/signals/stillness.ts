import { residueBounds } from '@selfsame/face';
import type { Bounds, Signal } from '../signal.ts';

const aboveTheFloor: Bounds = { better: 'higher', fail: null, doubt: residueBounds.floor, settle: null };

/** Whether the face at rest stood too still: a living one is never quite the same before and after a turn. */
export const stillness: Signal = {
  name: 'stillness',
  isAsked: ({ challenge }) => challenge?.residue != null,
  measure: ({ challenge }) => challenge?.residue?.floor ?? null,
  bounds: { role: 'landmarks', in: { photo: null, passive: null, active: aboveTheFloor } },
  // The browser's actor, whose rest is a loop of 0.8 s, reads -8.5: evidence for review until more people are measured.
  countsAs: { failed: 'liveness', doubted: 'nothing', unknown: 'nothing' },
  remedies: ['UseLiveCamera'],
  shows:
    'The face at rest changed a little between the turns, as a living one does: it was no still picture.',
  doesNotShow: 'That the changes are a face’s own: grain or noise laid over a picture can pass.',
  source: 'packages/face/src/residue/residue-bounds.ts',
};

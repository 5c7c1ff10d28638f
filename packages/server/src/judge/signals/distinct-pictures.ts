import { atMost, type Signal } from '../signal.ts';

/**
 * Whether every picture of a capture is one of its own. Its value: pictures that are copies of an earlier one, by their
 * bytes or by the pixels they decode to. No two moments before a sensor are equal in every pixel, and the page waits for
 * a new one of the camera.
 */
export const distinctPictures: Signal = {
  name: 'distinctPictures',
  isAsked: ({ copies }) => copies !== null,
  measure: ({ copies }) => copies,
  bounds: { role: null, in: { photo: null, passive: atMost(0), active: atMost(0) } },
  countsAs: { failed: 'liveness', doubted: 'doubt', unknown: 'nothing' },
  remedies: ['UseLiveCamera'],
  shows: 'No picture of the capture is a copy of another: not one file was sent several times.',
  doesNotShow:
    'That somebody moved: a still picture that is saved anew with a little noise is a new picture each time.',
  source: 'a camera never gives the same pixels twice: sensor noise',
};

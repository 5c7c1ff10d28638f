import { lfwCalibration } from './calibration-lfw.ts';
import type { EmbedderNumbers } from './embedder-numbers.ts';

/** The numbers of `fr-mobilefacenet-512-1`. */
export const frMobileFaceNetNumbers: EmbedderNumbers = {
  calibration: lfwCalibration,
  samePerson: {
    facing: 0.4,
    turned: 0.3,
    source:
      'LFW: two people reach 0.4 in 2 of 10,000 comparisons; two frames of one clip never fell below 0.66 ' +
      '(docs/accuracy.md); a turned frame has 0.79 or more to the neutral one, other people at most 0.1 (docs/biometrics.md#test-clips)',
  },
  occlusion: {
    least: { capture: 2.3, photo: 2.0, step: 1.8 },
    leastPreferred: 2.9,
    source:
      'docs/biometrics.md#quality: median without any face 2.19, with covered eyes 2.90, uncovered 3.69; the last two overlap too ' +
      'much to refuse by them',
  },
  views: {
    near: 0.8,
    nearer: 0,
    mostApart: 6,
    leastFrames: 2,
    source:
      'means of 3 frames, puppets of one photo: two people at 12 to 20 degrees, genuine 0.87 to 0.97 (n = 9), puppets 0.66 to ' +
      '0.81 (n = 23). Genuine pairs alone, docs/accuracy.md "Turned views": 29 of 7 people, median 0.91, least 0.76; a third ' +
      'of them is no nearer to the side than to the front. A lead, no rate.',
  },
};

import { type PadNumbers, padNumbersOf } from '@selfsame/face';
import { type LivenessFacts, notMeasured } from '../liveness-facts.ts';
import { atLeast, type Bounds, judgeSignal, placeValue, type Signal } from '../signal.ts';

/** The bounds of the detector that saw a capture. @throws ModelUnusable when it has none */
const numbersOf = ({ models }: Pick<LivenessFacts, 'models'>): PadNumbers => padNumbersOf(models.pad.id);

const boundsAbove = ({ spoofBelow, acceptFrom }: PadNumbers, doubt: number): Bounds => ({
  better: 'higher',
  fail: spoofBelow,
  doubt,
  settle: acceptFrom,
});

/** The bounds of frames whose surroundings are not known. */
export const boundsOfFrames = (numbers: PadNumbers): Bounds => boundsAbove(numbers, numbers.liveAbove);

/**
 * From which logit on a capture is live: the less surrounds a face, the more a screen's picture looks alive. Replays on
 * phones read up to +0.7 at a context of 1.8 and −2.0 at 2.4, living people 4.0 and 7.3 and more (5 and 4 clips).
 */
function liveAboveAt(
  { liveAbove, liveAboveNear, wideContext, leastCaptureContext }: PadNumbers,
  context: number,
): number {
  const share = (wideContext - context) / (wideContext - leastCaptureContext);
  const bound = liveAbove + (liveAboveNear - liveAbove) * Math.max(0, Math.min(1, share));
  // Stored and shown: hundredths do.
  return Math.round(100 * bound) / 100;
}

function ofCapture(facts: LivenessFacts): Bounds {
  const numbers = numbersOf(facts);
  const context = facts.pad?.context ?? null;
  return context === null ? boundsOfFrames(numbers) : boundsAbove(numbers, liveAboveAt(numbers, context));
}

/** The passive presentation-attack detector. */
export const detector: Signal = {
  name: 'detector',
  isAsked: ({ pad }) => pad !== null,
  measure: ({ pad, setting, models }) =>
    pad === null || pad.frames < (setting === 'photo' ? 1 : numbersOf({ models }).minFrames)
      ? null
      : pad.meanLogit,
  bounds: {
    role: 'pad',
    in: { photo: (facts) => atLeast(numbersOf(facts).acceptFrom), passive: ofCapture, active: ofCapture },
  },
  countsAs: { failed: 'liveness', doubted: 'doubt', unknown: 'quality' },
  remedies: ['UseLiveCamera'],
  shows:
    'The pictures look like a face before a camera rather than a print, a mask cut from paper or a screen.',
  doesNotShow: 'That the camera is real: a recording fed into the browser, or a live deepfake, can pass.',
  source:
    'docs/biometrics.md#passive-attack-detection: 7 people, 451 frames; NUAA prints; by context: docs/biometrics.md#context, 9 clips',
};

/** Where a mean logit lies. `uncertain` is recorded even when the operating point lets it pass. */
export type LivenessZone = 'live' | 'uncertain' | 'spoof';

const zones = { passed: 'live', doubted: 'uncertain', failed: 'spoof' } as const;

/** The zone of a mean logit within bounds of the detector; NaN counts as a spoof. */
export const livenessZone = (meanLogit: number, bounds: Bounds): LivenessZone =>
  zones[placeValue(meanLogit, bounds)];

/** Probability the network gives to "live": the logistic function of its logit. Not calibrated. */
export const livenessProbability = (meanLogit: number): number => 1 / (1 + Math.exp(-meanLogit));

/** Judges one image that came with a request: whether it counts as live, and the bound it was held to. Pure. */
export function judgePhoto(
  logit: number,
  models: LivenessFacts['models'],
): { isLive: boolean; acceptFrom: number | null } {
  const { result, bounds } = judgeSignal(detector, {
    ...notMeasured,
    setting: 'photo',
    models,
    // A picture alone is compared with nothing.
    embedder: { samePerson: { facing: 1, turned: 1, source: '' }, views: null },
    pad: { meanLogit: logit, frames: 1 },
  });
  return { isLive: result === 'passed', acceptFrom: bounds?.fail ?? null };
}

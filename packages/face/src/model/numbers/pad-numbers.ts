import { ModelUnusable } from '../model-unusable.ts';

/** The bounds of a passive presentation-attack detector, as its mean "live" logit over a capture's frames. */
export interface PadNumbers {
  /** Fewer frames of a capture with a logit than this say nothing. */
  minFrames: number;
  /** Zones of the mean logit: below the first a spoof, above the second live, between them uncertain. */
  spoofBelow: number;
  liveAbove: number;
  /** Operating point where nothing further settles the uncertain zone. */
  acceptFrom: number;
  /** Live above this at the least context of a capture; from `wideContext` on `liveAbove` holds, between them a line. */
  liveAboveNear: number;
  wideContext: number;
  /** Below this context (`Quality.context`) the network sees no surroundings and its logit is chance. */
  smallestContext: number;
  /** Least context of a picture that our own page takes. */
  leastCaptureContext: number;
  /** Where the numbers come from, and what they do not say. */
  source: string;
}

/**
 * Bounds by model id. `fr-minifasnet-128-1` at crop scale 2.7, BGR, on a replay set (243 live, 208 spoof frames of 7
 * people): ≥ −3.5 APCER 3.9 % / BPCER 4.1 %; ≥ −3 2.9 % / 7.4 %; ≥ −2 1.4 % / 12.8 %; ≥ 0 0 % / 25.9 %. Per frame; the
 * mean of 5 frames separates better (AUC 0.998 against 0.992). On NUAA prints ≥ −3: 0.8 % / 0 %.
 * Seven people are no certification: no ISO/IEC 30107-3 claim follows from this table.
 */
export const padNumbers: Readonly<Record<string, PadNumbers>> = {
  'fr-minifasnet-128-1': {
    minFrames: 5,
    spoofBelow: -4,
    liveAbove: 0,
    acceptFrom: -3,
    liveAboveNear: 1,
    wideContext: 2.4,
    smallestContext: 1.3,
    leastCaptureContext: 1.8,
    source:
      'docs/biometrics.md#passive-attack-detection: 7 people, 451 frames; NUAA prints; by context: docs/biometrics.md#context, 9 clips',
  },
};

/**
 * The bounds of a detector.
 * @throws ModelUnusable when this program knows none for it
 */
export function padNumbersOf(modelId: string): PadNumbers {
  const numbers = padNumbers[modelId];
  if (numbers === undefined)
    throw new ModelUnusable(
      `The presentation-attack detector ${modelId} has no bounds. Measure it and add them to packages/face/src/model/numbers/pad-numbers.ts.`,
    );
  return numbers;
}

/**
 * Thresholds of the passive presentation-attack detector, as the mean "live" logit over a capture's frames.
 *
 * Source: biometrics.md §5, `fr_liveness` at crop scale 2.7, BGR, on a replay set (243 live, 208 spoof frames
 * of 7 people): ≥ −3.5 APCER 3.9 % / BPCER 4.1 %; ≥ −3 2.9 % / 7.4 %; ≥ −2 1.4 % / 12.8 %; ≥ 0 0 % / 25.9 %.
 * Per frame; the mean of 5 frames separates better (AUC 0.998 against 0.992). On NUAA prints ≥ −3: 0.8 % / 0 %.
 * Seven people are no certification: no ISO/IEC 30107-3 claim follows from this table.
 */
export const livenessPolicy = {
  /** Fewer frames with a logit than this say nothing. */
  minFrames: 5,
  /** Zones of the mean logit: below the first a spoof, above the second live, between them uncertain. */
  spoofBelow: -4,
  liveAbove: 0,
  /** Operating point where no active challenge settles the uncertain zone. */
  acceptFrom: -3,
} as const;

/** Where a mean logit lies. `uncertain` is recorded even when the operating point lets it pass. */
export type LivenessZone = 'live' | 'uncertain' | 'spoof';

/** The zone of a mean logit; NaN counts as a spoof. */
export const livenessZone = (meanLogit: number): LivenessZone =>
  meanLogit > livenessPolicy.liveAbove
    ? 'live'
    : meanLogit >= livenessPolicy.spoofBelow
      ? 'uncertain'
      : 'spoof';

/** Probability the network gives to "live": the logistic function of its logit. Not calibrated. */
export const livenessProbability = (meanLogit: number): number => 1 / (1 + Math.exp(-meanLogit));

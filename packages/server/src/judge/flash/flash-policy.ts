/**
 * Bounds of the colour flash. Sources: docs/capture.md#colour-flash, a **simulation** on 40 photographs per cell, not measured on
 * people: 12 colours of 0.4 s; 99.9 % of 1,000 random other sequences correlate less than 0.66 (office) and 0.57
 * (window), live faces pass at that threshold with 100 % (office) and 75 % (window).
 */
export const flashPolicy = {
  /** Correlation of the light on the face with the colours that were revealed. */
  passFrom: 0.65,
  /** Below, the colours on the face are not those revealed. Between the two it proves nothing either way. */
  failBelow: 0.35,
  /** Least reflection, log-chromaticity per unit of colour: below it is noise. */
  leastK: 0.006,
  /** From here the background reflects nearly as the face does: a flat sheet, or a tint over the whole picture. */
  mostBackground: 0.6,
  /** Delays tried between a reveal and its light in a frame, ms: network, screen, camera. One for all colours. */
  lag: { mostMs: 400, stepMs: 20 },
  /** Mean luma of the face from which daylight may drown the screen; a guess on the safe side of the user. */
  tooBright: 165,
  /**
   * Frames of each colour at least, and of all together. A colour stands until it has its own, so that a slow device,
   * which sends fewer in 0.4 s, comes to as many in the end: 12 × 3 are enough together.
   */
  framesPerColor: 3,
  leastFrames: 30,
  /** A colour that stood so long was not answered in time: somebody may have worked on it. ms */
  slowMs: 1_500,
} as const;

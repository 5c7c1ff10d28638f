/** Bounds of a sandbox. */
export const sandboxLimits = {
  /** Credentials at once, whose faces cost nothing to make. */
  credentials: 10_000,
  /** How far its clock can be moved in one step (a year), and in all (10 years), s. */
  moveSec: 31_536_000,
  clockSec: 315_360_000,
  /** Faults of webhooks in one order, how many attempts or deliveries one hits, and how long one is held, s. */
  faults: 10,
  faultCount: 1_000,
  faultDelaySec: 3_600,
} as const;

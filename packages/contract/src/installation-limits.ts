/** What every key of an installation begins with: nobody takes one for an API key, and scanners for secrets find it. */
export const installationKeyPrefix = 'installation-';

/** Bounds of the keys of the installation. */
export const installationLimits = {
  /** Keys that are in force at once, and revoked ones that a list still shows; characters of what one is for. */
  keys: { inForce: 20, revokedShown: 20, description: 200 },
  /** Characters of the name of a tenant. */
  customerName: 200,
  /**
   * Different wrong keys of one client address within so many seconds; beyond, 429 for wrong ones. The right key always
   * opens: it has 256 random bits, and a lock would only shut out the program that it was made for.
   */
  wrongKeys: { count: 30, withinSec: 600 },
} as const;

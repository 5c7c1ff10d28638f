/**
 * The smallest false match rate that so many pairs of different people can support: when none of them matches, the rate is
 * at most 3/n with 95 % confidence (rule of three, Hanley and Lippman-Hand 1983).
 * @param impostorPairs at least 1
 */
export const smallestSupportedFmr = (impostorPairs: number): number => Math.min(1, 3 / impostorPairs);

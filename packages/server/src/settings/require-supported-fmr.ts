import { Problem } from '../platform/http/problem.ts';
import type { SupportedFmr } from './settings-dependencies.ts';

/**
 * Refuses an error rate that the calibration can't vouch for.
 * @param falseMatchRate null or undefined: the tenant's own holds, nothing to check
 * @throws Problem E_FMR_NOT_SUPPORTED
 */
export function requireSupportedFmr(
  falseMatchRate: number | null | undefined,
  supported: SupportedFmr,
): void {
  if (falseMatchRate === null || falseMatchRate === undefined) return;
  const { least, most } = supported;
  if (falseMatchRate < least || falseMatchRate > most)
    throw new Problem('E_FMR_NOT_SUPPORTED', { args: [falseMatchRate, least, most] });
}

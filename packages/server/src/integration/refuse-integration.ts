import { Problem } from '../platform/http/problem.ts';

/** Refuses an integration with one sentence. @throws Problem E_INTEGRATION_REFUSED */
export function refuseIntegration(sentence: string): never {
  throw new Problem('E_INTEGRATION_REFUSED', { args: [sentence] });
}

import { EngineOverloaded, type Evidence } from '@selfsame/face';
import { Problem } from '../platform/problem.ts';

/**
 * Waits for an analysis; a full queue becomes the 503 that tells when to come back.
 * @throws Problem E_SERVER_BUSY
 */
export const analyseOrBusy = async (analysis: Promise<Evidence>): Promise<Evidence> => {
  try {
    return await analysis;
  } catch (cause) {
    if (!(cause instanceof EngineOverloaded)) throw cause;
    const { retryAfter } = cause;
    throw new Problem('E_SERVER_BUSY', { args: [retryAfter], retryAfter, cause });
  }
};

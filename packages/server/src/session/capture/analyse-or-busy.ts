import { EngineOverloaded } from '@selfsame/face';
import { Problem } from '../../platform/http/problem.ts';

/**
 * Waits for work of the engine; a full queue becomes the 503 that tells when to come back.
 * @throws Problem E_SERVER_BUSY
 */
export async function analyseOrBusy<Result>(analysis: Promise<Result>): Promise<Result> {
  try {
    return await analysis;
  } catch (cause) {
    if (!(cause instanceof EngineOverloaded)) throw cause;
    const { retryAfter } = cause;
    throw new Problem('E_SERVER_BUSY', { args: [retryAfter], retryAfter, cause });
  }
}

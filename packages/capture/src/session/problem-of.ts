import { SendingError } from './send-request.ts';
import { ApiError, type ApiProblem } from './session-api.ts';

/**
 * Why a call came to nothing, for the user; null when the page itself gave it up. What nobody foresaw, as an answer that
 * a program in between made up, is as good as no connection: the user can try again. The browser's console hears of it.
 */
export function problemOf(error: unknown): ApiProblem | null {
  if (error instanceof ApiError) return error.problem;
  if (error instanceof SendingError) return null;
  globalThis.reportError?.(error);
  return { kind: 'network' };
}

import { SelfsameError } from '@selfsame/client';
import type { ErrorCode } from '@selfsame/contract';

/** What a failed call means to a person. */
export interface PresentedProblem {
  /** What happened. */
  title: string;
  /** What to do about it. */
  advice: string;
  /** To be found in the server's log. */
  requestId: string | undefined;
  code: string;
}

/** Words for failures; codes without words of their own are described by the server's own (English) sentence. */
export interface ProblemTexts {
  offline: { title: string; advice: string };
  unexpected: { title: string; advice: string };
  refused: { title: string; advice: string };
  codes: Partial<Record<ErrorCode, { title: string; advice: string }>>;
  requestId: string;
  tryAgain: string;
}

/** Turns anything that a call threw into words. */
export function presentProblem(error: unknown, texts: ProblemTexts): PresentedProblem {
  const isAnswered = error instanceof SelfsameError && error.status > 0;
  if (!isAnswered) {
    const isUnreached = error instanceof SelfsameError || error instanceof TypeError;
    const words = isUnreached ? texts.offline : texts.unexpected;
    return { ...words, requestId: undefined, code: '' };
  }
  const { code, requestId } = error;
  const known = texts.codes[code as ErrorCode];
  if (known) return { ...known, requestId, code };
  if (error.status >= 500) return { ...texts.unexpected, requestId, code };
  return { title: error.message, advice: texts.refused.advice, requestId, code };
}

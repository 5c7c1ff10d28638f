import { type ErrorCode, errors } from '@selfsame/contract';

/** What else a problem may carry. */
export interface ProblemOptions {
  /** Fill `{0}`, `{1}` … of the public sentence. Public: no secrets, no personal data. */
  args?: (string | number)[];
  /** Seconds for the `Retry-After` header. */
  retryAfter?: number;
  /** Private cause; logged, never sent. */
  cause?: unknown;
}

/** The one error that is thrown on purpose. The status and the sentence come from the contract's table. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly args: string[];
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, options: ProblemOptions = {}) {
    const args = (options.args ?? []).map(String);
    super(errors[code].message.replace(/\{(\d)\}/g, (_, index) => args[Number(index)] ?? '').trimEnd(), {
      cause: options.cause,
    });
    this.name = 'Problem';
    this.code = code;
    this.status = errors[code].status;
    this.args = args;
    this.retryAfter = options.retryAfter;
  }
}

/** The refusal of somebody who did a thing too often. @param leftMs until it may be done again, ms; told in whole seconds, at least one */
export function rateLimited(leftMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(leftMs / 1_000));
  return new Problem('E_RATE_LIMITED', { args: [seconds], retryAfter: seconds });
}

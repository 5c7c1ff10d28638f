import type { ErrorCode } from '@selfsame/contract';

/** Codes of requests that got no answer; every other code is the server's. */
export type TransportCode = 'E_CONNECTION_FAILED' | 'E_TIMEOUT';

/** An answer of the server that is not a success, or none at all. */
export class SelfsameError extends Error {
  /** Error code, `E_…`; compare this, never the text. */
  readonly code: ErrorCode | TransportCode | (string & {});
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly args: string[];
  /** Request id, to be found in the server's log. */
  readonly requestId: string | undefined;

  constructor(
    status: number,
    body: { ID?: string; Message?: string; Args?: string[]; instance?: string },
    options: ErrorOptions = {},
  ) {
    super(body.Message ?? `HTTP ${status}`, options);
    this.name = 'SelfsameError';
    this.code = body.ID ?? 'E_INTERNAL';
    this.status = status;
    this.args = body.Args ?? [];
    this.requestId = body.instance;
  }
}

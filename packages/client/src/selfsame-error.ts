import type { ErrorCode } from '@selfsame/contract';

/** An answer of the server that is not a success. */
export class SelfsameError extends Error {
  /** Error code, `E_…`; compare this, never the text. */
  readonly code: ErrorCode | (string & {});
  /** HTTP status. */
  readonly status: number;
  readonly args: string[];
  /** Request id, to be found in the server's log. */
  readonly requestId: string | undefined;

  constructor(status: number, body: { ID?: string; Message?: string; Args?: string[]; instance?: string }) {
    super(body.Message ?? `HTTP ${status}`);
    this.name = 'SelfsameError';
    this.code = body.ID ?? 'E_INTERNAL';
    this.status = status;
    this.args = body.Args ?? [];
    this.requestId = body.instance;
  }
}

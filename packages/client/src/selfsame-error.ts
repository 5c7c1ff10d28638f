import type { ErrorCode } from '@selfsame/contract';

/** Codes that the client itself gives; every other code is the server's. */
export type ClientCode =
  /** Nobody answered. */
  | 'E_CONNECTION_FAILED'
  /** No answer in time, or no end of a status that was polled. */
  | 'E_TIMEOUT'
  /** `baseUrl` is no address of a Selfsame server: found in its text, or by what answered there. */
  | 'E_BASE_URL_NOT_VALID'
  /** A proxy answered with an error of its own. */
  | 'E_SERVER_UNREACHABLE'
  /** `apiKeyId` or `apiKeyValue` is empty. */
  | 'E_API_KEY_MISSING';

/** An answer of the server that is not a success, none at all, or a mistake in how the client was made. */
export class SelfsameError extends Error {
  /** Error code, `E_…`; compare this, never the text. */
  readonly code: ErrorCode | ClientCode | (string & {});
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly args: string[];
  /** Request id, to be found in the server's log. */
  readonly requestId: string | undefined;
  /** Page that explains the code and its cure. */
  readonly helpLink: string | undefined;
  /** Method and URL that were asked, by `createClient`. */
  declare readonly request?: string;

  constructor(
    status: number,
    body: { ID?: string; Message?: string; Args?: string[]; instance?: string; HelpLink?: string | null },
    options: ErrorOptions = {},
  ) {
    super(body.Message ?? `HTTP ${status}`, options);
    this.name = 'SelfsameError';
    this.code = body.ID ?? 'E_INTERNAL';
    this.status = status;
    this.args = body.Args ?? [];
    this.requestId = body.instance;
    this.helpLink = body.HelpLink ?? undefined;
  }
}

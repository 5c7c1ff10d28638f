import type { Problem as ProblemBody } from '@selfsame/contract';
import { isDatabaseUnavailable } from '../database.ts';
import { type DiskTrouble, diskTroubleOf } from '../disk-trouble.ts';
import { Problem } from './problem.ts';

/** `E_ACCOUNT_NOT_FOUND` → `Account not found`: the same for every occurrence, as RFC 9457 wants a title. */
function title(code: string): string {
  const words = code.slice(2).toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The page that explains every error code. */
const errorsPath = '/docs/errors';

/**
 * The one error body: the wire's fields and RFC 9457's in one object.
 * @param baseUrl where clients reach this server, for `HelpLink`; undefined: no such link
 */
export const problemBody = (problem: Problem, requestId: string, baseUrl?: string): ProblemBody => ({
  ID: problem.code,
  Message: problem.message,
  Code: problem.code,
  Args: problem.args,
  Type: null,
  StackTrace: null,
  InnerException: null,
  HelpLink: baseUrl === undefined ? null : `${baseUrl}${errorsPath}#${problem.code}`,
  IsITAException: true,
  type: `urn:selfsame:error:${problem.code}`,
  title: title(problem.code),
  status: problem.status,
  detail: problem.message,
  instance: requestId,
});

/** What the log tells as an error: never what a client caused, be it by asking for what isn't served, or by asking too much. */
const isOurFault = ({ code, status, cause }: Problem): boolean =>
  code === 'E_SERVER_BUSY' ? isDatabaseUnavailable(cause) : status >= 500 && status !== 501;

/** Writes a refusal down: ours as an error with its cause; all else quietly, and a busy server without a stack. */
export function logProblem(log: ProblemLog, problem: Problem, failure: string): void {
  const { code, cause } = problem;
  if (isOurFault(problem)) log.error({ err: cause ?? problem, code }, failure);
  else log.debug(code === 'E_SERVER_BUSY' ? { code } : { code, cause }, 'request refused');
}

/** The part of a log that refusals are written to. */
interface ProblemLog {
  error(facts: object, message: string): void;
  debug(facts: object, message: string): void;
}

interface ForeignError {
  name?: unknown;
  code?: unknown;
  statusCode?: unknown;
  /** Set by `http-errors`, of which the static files' conditions and ranges are refused. */
  expose?: unknown;
  retryAfter?: unknown;
}

/** What the request was allowed to send, for the sentence of an error. */
export interface ProblemContext {
  bodyLimit: number;
  contentType: string;
}

/** A database that died is back within seconds. */
const unavailableRetrySec = 2;
/** A disk is mended by hand. */
const diskRetrySec = 10;

/** The disk takes no more. */
export const storageProblem = (trouble: DiskTrouble, cause: unknown): Problem =>
  new Problem('E_STORAGE_UNAVAILABLE', { args: [trouble, diskRetrySec], retryAfter: diskRetrySec, cause });

/**
 * Any thrown value as a problem. What we did not foresee becomes E_INTERNAL with the value as its private cause.
 * The engine's overload is told by its name: platform knows nothing of faces.
 */
export function toProblem(error: unknown, context: ProblemContext): Problem {
  if (error instanceof Problem) return error;
  const { name, code, statusCode, expose, retryAfter } = (error ?? {}) as ForeignError;
  if (name === 'EngineOverloaded') {
    const seconds = typeof retryAfter === 'number' ? Math.max(1, Math.ceil(retryAfter)) : 1;
    return new Problem('E_SERVER_BUSY', { args: [seconds], retryAfter: seconds, cause: error });
  }
  const trouble = diskTroubleOf(error);
  if (trouble) return storageProblem(trouble, error);
  if (isDatabaseUnavailable(error))
    return new Problem('E_SERVER_BUSY', {
      args: [unavailableRetrySec],
      retryAfter: unavailableRetrySec,
      cause: error,
    });
  const framework = typeof code === 'string' && code.startsWith('FST_');
  if (framework && statusCode === 413)
    return new Problem('E_BODY_TOO_LARGE', { args: [context.bodyLimit], cause: error });
  if (framework && statusCode === 415)
    return new Problem('E_MEDIA_TYPE_NOT_SUPPORTED', { args: [context.contentType], cause: error });
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || (error instanceof SyntaxError && statusCode === 400))
    return new Problem('E_BODY_NOT_JSON', { args: ['it could not be read'], cause: error });
  if (framework && statusCode === 404) return new Problem('E_ROUTE_NOT_FOUND', { cause: error });
  if (
    (framework || expose === true) &&
    typeof statusCode === 'number' &&
    statusCode >= 400 &&
    statusCode < 500
  )
    return new Problem('E_INVALID_ARGUMENT', { args: ['The request could not be read.'], cause: error });
  return new Problem('E_INTERNAL', { cause: error });
}

import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** The process's log: one JSON object per line on standard output. */
export type Log = Logger;

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Values under these names never reach the log, at any of three depths; secrets and personal data both. */
const secretNames = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'template',
  'image',
  'Data',
  'email',
  'phoneNumber',
];

/** SQL parameters and row contents that database errors carry. */
const rowContents = ['err.detail', 'err.parameters', 'err.where', 'err.cause.detail', 'err.cause.where'];

/**
 * Makes the log. Requests are logged by method, route pattern, status and time: no query string (links carry a
 * secret), no body, no address.
 * @param destination where lines go; standard output unless said
 */
export function createLog(level: LogLevel, destination: DestinationStream = pino.destination(1)): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [...secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), ...rowContents],
      censor: '[removed]',
    },
    serializers: {
      err: pino.stdSerializers.err,
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url ?? '(none)',
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  };
  return pino(options, destination);
}

/** The level of routes that are called all the time (probes): warnings only, or still less where that was asked. */
export const quietLevel = (level: string): LogLevel =>
  level === 'error' || level === 'fatal' || level === 'silent' ? level : 'warn';

import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { build as buildPretty } from 'pino-pretty';

/** The process's log on standard output: one JSON object per line, or a line for people on a terminal. */
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
export function createLog(level: LogLevel, destination: DestinationStream = openOutput()): Log {
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

/** Standard output: in lines for people when a person looks at it. NO_COLOR (no-color.org) and TERM=dumb are heeded. */
function openOutput(): DestinationStream {
  if (!process.stdout.isTTY) return pino.destination(1);
  return buildPretty({
    colorize: process.stdout.hasColors?.() ?? false,
    destination: 1,
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    singleLine: true,
  });
}

/** The level of routes that are called all the time (probes): warnings only, or still less where that was asked. */
export const quietLevel = (level: string): LogLevel =>
  level === 'error' || level === 'fatal' || level === 'silent' ? level : 'warn';

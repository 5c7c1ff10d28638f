import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { limits, type Operation, type OperationId } from '@selfsame/contract';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { challenge } from '../access/admit.ts';
import { isDatabaseUnavailable } from '../database.ts';
import { type DiskTrouble, diskTroubleOf } from '../disk-trouble.ts';
import { closeUnusedConnections } from './close-connections.ts';
import { Problem } from './problem.ts';
import { logProblem, problemBody, storageProblem, toProblem } from './problem-body.ts';
import { readJson } from './read-json.ts';
import { type TrustedProxies, trustOf } from './trusted-proxies.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
    operationId?: OperationId;
    /** Methods this path has; answered as `Allow` beside a 405. */
    allow?: string;
  }
}

/** How the HTTP server behaves, apart from what it serves. */
export interface HttpServerOptions {
  /** Origin under which clients reach this server; absent: errors lead to no explanation. */
  baseUrl?: string;
  /** Absent: silent. */
  logger?: FastifyBaseLogger;
  trustProxy: TrustedProxies;
  /** Whether users reach us by https: HSTS is sent only then. */
  secure: boolean;
  /** Time to receive a whole request, ms. */
  requestTimeoutMs?: number;
  /** Asked when the database is gone: it may be for want of a disk that works. */
  findDiskTrouble?: () => Promise<DiskTrouble | null>;
}

function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  baseUrl: string | undefined,
) {
  const { config } = request.routeOptions;
  const problem = toProblem(error, {
    bodyLimit: config?.operation?.bodyLimit ?? limits.jsonBytes,
    contentType: request.headers['content-type'] ?? '(none)',
  });
  logProblem(request.log, problem, 'request failed');
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
  if (problem.status === 401)
    reply.header('www-authenticate', challenge(config?.operation?.access, request.headers.authorization));
  if (problem.status === 405 && config?.allow) reply.header('allow', config.allow);
  return reply
    .code(problem.status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemBody(problem, request.id, baseUrl)));
}

/** When the database is gone because of the disk, that is what the caller is told. */
const answerError =
  ({ findDiskTrouble = async () => null, baseUrl }: HttpServerOptions) =>
  async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const cause = error instanceof Problem ? error.cause : error;
    const isUnexplained = isDatabaseUnavailable(cause) && !diskTroubleOf(cause);
    const trouble = isUnexplained ? await findDiskTrouble() : null;
    return answerProblem(trouble ? storageProblem(trouble, cause) : error, request, reply, baseUrl);
  };

const jsonTypes = /^(application\/([a-z0-9.-]+\+)?json|text\/json)\s*(;|$)/i;
/** JSON is UTF-8 (RFC 8259 §8.1); ASCII is a part of it. */
const readCharsets = /^(utf-?8|(us-)?ascii)$/i;

function isReadableType(contentType: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1];
  return jsonTypes.test(contentType) && (charset === undefined || readCharsets.test(charset));
}

/** One JSON parser for every body; an empty body is no body, whatever its type. */
function acceptJson(fastify: FastifyInstance) {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    const contentType = request.headers['content-type'];
    const isReadable = contentType === undefined || isReadableType(contentType);
    // Blanks under any type are no body either.
    if (!isReadable && body.toString('latin1').trim() !== '')
      throw new Problem('E_MEDIA_TYPE_NOT_SUPPORTED', { args: [contentType.slice(0, 100)] });
    return isReadable ? readJson(body) : undefined;
  });
}

/** Bodies come as they are: what is compressed would be read as something else, or grow without a bound. */
function refuseEncoded(encoding: string | undefined) {
  if (encoding === undefined || /^\s*(identity)?\s*$/i.test(encoding)) return;
  throw new Problem('E_MEDIA_TYPE_NOT_SUPPORTED', { args: [`Content-Encoding ${encoding.slice(0, 100)}`] });
}

/**
 * Builds the HTTP server without any route: path rules, body parsing, security headers, one error mapper.
 * Paths match in any case, as the services they stand in for do; values in them keep theirs.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const fastify = Fastify({
    ...(options.logger ? { loggerInstance: options.logger } : {}),
    trustProxy: trustOf(options.trustProxy),
    bodyLimit: limits.jsonBytes,
    requestTimeout: options.requestTimeoutMs ?? 60_000,
    // Never the client's: the id names one line of our log.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: 1_024 },
    frameworkErrors: (error, request, reply) => {
      void answerProblem(error, request, reply as FastifyReply, options.baseUrl);
    },
  });
  fastify.setErrorHandler(answerError(options));
  fastify.setNotFoundHandler((request, reply) =>
    answerProblem(new Problem('E_ROUTE_NOT_FOUND'), request, reply, options.baseUrl),
  );
  acceptJson(fastify);
  closeUnusedConnections(fastify);
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    const { headers } = request;
    const empty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
    // A content type without content says nothing, even when it is malformed.
    if (empty) delete headers['content-type'];
    else refuseEncoded(headers['content-encoding']);
  });
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
    },
    strictTransportSecurity: options.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // frame-ancestors says it better, and the capture page must be framed.
    xFrameOptions: false,
  });
  await fastify.register(multipart, { throwFileSizeLimit: true });
  return fastify;
}

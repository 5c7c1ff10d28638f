import { Readable } from 'node:stream';
import {
  limits,
  type Operation,
  type OperationId,
  operationById,
  operationIds,
  type StreamedFile,
  services,
} from '@selfsame/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { type AccessCheck, type Authentication, admit } from '../access/admit.ts';
import type { BrowserExchange } from '../access/browser-cookie.ts';
import type { PortalExchange } from '../access/portal-cookie.ts';
import { inNameOf, readInNameOf } from '../in-name-of.ts';
import type { Call, Handlers } from './handler.ts';
import { readParts } from './multipart.ts';
import { checksOf, type OperationChecks } from './operation-checks.ts';
import { Problem } from './problem.ts';
import { clientKey } from './rate-limit.ts';
import { readOrder } from './read-order.ts';
import type { OnUnknown, UnknownField } from './request-schema.ts';
import { tellUnknownFields } from './unknown-fields.ts';

declare module 'fastify' {
  interface FastifyRequest {
    admitted: AccessCheck | null;
    order: string | undefined;
  }
}

/** What `serve` needs beside the handlers. */
export interface ServeDependencies {
  authentication: Authentication;
  /** Route options of the rate limiter by operation; undefined: not limited. */
  rateLimit?: (id: OperationId) => { max: number; timeWindow: number } | undefined;
}

type AnyHandler = (call: Call<unknown>) => Promise<unknown>;

interface Mounted {
  id: OperationId;
  operation: Operation;
  checks: OperationChecks;
  handler: AnyHandler;
}

const otherMethods: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const mounted = (id: OperationId, handlers: Partial<Handlers>): Mounted => ({
  id,
  operation: operationById(id),
  // Compiled at the first request: all at once would be a fifth of the start.
  get checks() {
    return checksOf(id);
  },
  handler: handlers[id] as unknown as AnyHandler,
});

/** `/accounts/{AccountNumber}` below a base, as the router writes it. */
const routeUrl = (base: string, path: string) => base + path.replace(/\{(\w+)\}/g, ':$1');

/**
 * What is written otherwise, Node would read byte by byte, or as U+FFFD, and a text of it would be stored so.
 * @throws Problem E_INVALID_ARGUMENT
 */
function requireUtf8Address(address: string): void {
  const isUtf8 = (run: string) => {
    try {
      return decodeURIComponent(run) !== '';
    } catch {
      return false;
    }
  };
  const runs = address.match(/(?:%[0-9a-f]{2})+/gi) ?? [];
  if (/^[\x21-\x7e]*$/.test(address) && runs.every(isUtf8)) return;
  throw new Problem('E_INVALID_ARGUMENT', {
    args: ['The address holds characters that are not percent-encoded UTF-8.'],
  });
}

function readBody(
  { operation, checks: { body } }: Mounted,
  request: FastifyRequest,
  onUnknown: OnUnknown,
): unknown {
  if (operation.bodyKind === 'multipart') return undefined;
  if (request.isMultipart())
    throw new Problem('E_MEDIA_TYPE_NOT_SUPPORTED', { args: ['multipart/form-data'] });
  if (!body) return undefined;
  const missing = request.body === undefined || request.body === null;
  if (missing && !operation.bodyOptional)
    throw new Problem('E_INVALID_ARGUMENT', { args: ['A JSON request body is required.'] });
  return body(missing ? {} : request.body, onUnknown);
}

const isStrict = ({ principal }: AccessCheck): boolean => principal.kind === 'api' && principal.isStrict;

const tenantOf = ({ principal }: AccessCheck): string | undefined =>
  principal.kind === 'anonymous' ? undefined : principal.tenantId;

/** Aborted when the connection closes before the answer is out. */
function disconnectSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new Error('The client went away'));
  });
  return controller.signal;
}

/**
 * A failure on the way cuts the connection, so that nobody takes half a file for the whole.
 * @param tenantId whom it is made for, page by page as it is sent
 */
const sendFile = (
  { mediaType, fileName, chunks }: StreamedFile,
  reply: FastifyReply,
  tenantId: string | undefined,
) =>
  reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${fileName.replace(/[^A-Za-z0-9._-]/g, '_')}"`)
    .send(
      Readable.from(tenantId === undefined ? chunks : readInNameOf(tenantId, chunks), { objectMode: false }),
    );

/** What a handler may read and write of the cookies. */
function exchangesOf(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { portalCookie, browserCookie }: Authentication,
): { portal: PortalExchange; browser: BrowserExchange } {
  const userAgent = headers['user-agent'] ?? '';
  const tokens = browserCookie.readTokens(headers);
  const set = (cookie: string): void => void reply.header('set-cookie', cookie);
  return {
    portal: {
      userAgent,
      keepSession: (token, seconds) => set(portalCookie.cookie(token, seconds)),
      dropSession: () => set(portalCookie.cookie('', 0)),
      device: portalCookie.readDevice(headers),
      keepDevice: (token, seconds) => set(portalCookie.deviceCookie(token, seconds)),
    },
    browser: {
      userAgent,
      tokens,
      keep: (token, seconds) => set(browserCookie.cookie([token, ...tokens], seconds)),
    },
  };
}

async function answer(
  mount: Mounted,
  request: FastifyRequest,
  reply: FastifyReply,
  authentication: Authentication,
): Promise<unknown> {
  const { operation } = mount;
  const { params, query } = mount.checks;
  const admitted = request.admitted;
  if (!admitted) throw new Error(`${mount.id} was reached without an access check`);
  const unknown: UnknownField[] = [];
  const note = (field: UnknownField) => unknown.push(field);
  const tell = () => tellUnknownFields(unknown, { request, reply, isStrict: isStrict(admitted) });
  const readInputs = () => ({
    params: params?.(request.params),
    query: query?.(request.query, note),
    body: readBody(mount, request, note),
  });
  let inputs: ReturnType<typeof readInputs>;
  try {
    inputs = readInputs();
  } catch (error) {
    // A misspelt field is why a required one is missing.
    tell();
    throw error;
  }
  tell();
  const call = {
    ...inputs,
    principal: admitted.principal,
    parts:
      operation.bodyKind === 'multipart'
        ? await readParts(request, {
            bytes: operation.bodyLimit ?? limits.jsonBytes,
            parts: limits.multipartParts,
          })
        : [],
    basic: admitted.basic,
    remoteAddress: request.ip,
    order: request.order,
    ...exchangesOf(request, reply, authentication),
    requestId: request.id,
    signal: disconnectSignal(reply),
  };
  const work = () => mount.handler(call as Call<unknown>);
  const tenantId = tenantOf(admitted);
  const result = await (tenantId === undefined ? work() : inNameOf(tenantId, work));
  // Answers hold secrets and personal data; only the public key set may be kept.
  reply.header('cache-control', mount.id === 'GetJsonWebKeySet' ? 'public, max-age=300' : 'no-store');
  if (operation.mediaTypes) return sendFile(result as StreamedFile, reply, tenantId);
  return reply.type('application/json; charset=utf-8').send(mount.checks.serialize(result));
}

function mountOperation(fastify: FastifyInstance, mount: Mounted, deps: ServeDependencies) {
  const { id, operation } = mount;
  const bodyLimit = operation.bodyLimit ?? limits.jsonBytes;
  const rateLimit = deps.rateLimit?.(id);
  for (const base of services[operation.service].bases) {
    fastify.route({
      method: operation.method,
      url: routeUrl(base, operation.path),
      bodyLimit,
      config: { operation, operationId: id, ...(rateLimit ? { rateLimit } : {}) },
      onRequest: async (request) => {
        // Public operations of the portal set a cookie: they, too, answer its own pages only.
        if (operation.service === 'portal' && operation.access.kind === 'public')
          deps.authentication.portalCookie.requireOwnPage(request.headers);
        requireUtf8Address(request.url);
        const { headers } = request;
        request.admitted = await admit(operation.access, headers, deps.authentication, clientKey(request.ip));
        request.order = await readOrder(operation, headers, request.admitted, deps.authentication);
        if (Number(request.headers['content-length'] ?? 0) > bodyLimit)
          throw new Problem('E_BODY_TOO_LARGE', { args: [bodyLimit] });
      },
      handler: (request, reply) => answer(mount, request, reply, deps.authentication),
    });
  }
}

/** Answers 405 with `Allow` where a path exists under other methods. */
function refuseOtherMethods(fastify: FastifyInstance, mounts: Mounted[]) {
  const allowed = new Map<string, { url: string; methods: Set<string> }>();
  for (const { operation } of mounts) {
    for (const base of services[operation.service].bases) {
      const url = routeUrl(base, operation.path);
      const shape = url.replace(/:\w+/g, ':').toLowerCase();
      const entry = allowed.get(shape) ?? { url, methods: new Set<string>() };
      entry.methods.add(operation.method);
      if (operation.method === 'GET') entry.methods.add('HEAD');
      allowed.set(shape, entry);
    }
  }
  for (const { url, methods } of allowed.values()) {
    fastify.route({
      method: otherMethods.filter((method) => !methods.has(method)),
      url,
      config: { allow: [...methods].sort().join(', ') },
      // Before the body is read: its content cannot matter.
      onRequest: async () => {
        throw new Problem('E_METHOD_NOT_ALLOWED');
      },
      handler: async () => undefined,
    });
  }
}

/**
 * Mounts every operation of the contract at every base path of its service: access check, lenient names,
 * validation, the handler, and an answer cut to the contract's schema.
 * @param fastify from `createHttpServer`
 * @throws Error that names the operations without a handler
 */
export function serve(fastify: FastifyInstance, handlers: Handlers, deps: ServeDependencies): void {
  const missing = operationIds.filter((id) => typeof handlers[id] !== 'function');
  if (missing.length > 0) throw new Error(`No handler for ${missing.join(', ')}`);
  fastify.decorateRequest('admitted', null);
  fastify.decorateRequest('order', undefined);
  const mounts = operationIds.map((id) => mounted(id, handlers));
  for (const mount of mounts) mountOperation(fastify, mount, deps);
  refuseOtherMethods(fastify, mounts);
}

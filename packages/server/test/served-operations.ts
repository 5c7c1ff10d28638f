import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type Operation, type OperationId, operationById, operationIds, services } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import type { Authentication } from '../src/platform/access/admit.ts';
import { createBrowserCookie } from '../src/platform/access/browser-cookie.ts';
import { createPortalCookie } from '../src/platform/access/portal-cookie.ts';
import type { Call, Handlers } from '../src/platform/http/handler.ts';
import { createHttpServer } from '../src/platform/http/http-server.ts';
import { serve } from '../src/platform/http/serve.ts';
import { createLog } from '../src/platform/log.ts';

/** An authentication that knows the tokens `all`, `auditor`, `strict`, `expired` and, of a capture page, `page`. */
export const testAuthentication: Authentication = {
  api: async (token) =>
    ['all', 'auditor', 'strict'].includes(token)
      ? {
          kind: 'api',
          tenantId: 't',
          apiKeyId: crypto.randomUUID(),
          isStrict: token === 'strict',
          roles:
            token === 'auditor'
              ? ['Transaction Result Auditor']
              : ['Account Manager', 'Transaction Manager', 'Configurator', 'Biometric Credentials Reader'],
        }
      : token === 'expired'
        ? 'expired'
        : 'wrong',
  capture: async (token) =>
    token === 'page' ? { kind: 'capture', tenantId: 't', sessionId: 's', tokenId: 'p' } : null,
  operator: async () => null,
  peekOperator: async () => null,
  installationKey: async () => null,
  requireTenant: async () => undefined,
  requireSandbox: async () => undefined,
  portalCookie: createPortalCookie('https://selfsame.test'),
  browserCookie: createBrowserCookie('https://selfsame.test'),
};

/** Headers of a caller with nearly every role. */
export const all = { authorization: 'Bearer all' };

/** What a handler under test sees, its input untyped. */
export type AnyCall = Call<unknown> & { body: unknown; params: unknown; query: unknown };

/** All operations on an HTTP server, those under test with the given handlers; the others fail when reached. */
export async function serverWith(
  t: TestContext,
  some: Partial<Record<OperationId, (call: AnyCall) => Promise<unknown>>>,
  options: { listen?: boolean; log?: (line: string) => void } = {},
): Promise<FastifyInstance> {
  const { log } = options;
  const fastify = await createHttpServer({
    ...(log && { logger: createLog('info', { write: log }) }),
    trustProxy: false,
    secure: false,
  });
  t.after(() => fastify.close());
  const unreached = async () => {
    throw new Error('not the handler under test');
  };
  const handlers = Object.fromEntries(operationIds.map((id) => [id, some[id] ?? unreached]));
  serve(fastify, handlers as unknown as Handlers, { authentication: testAuthentication });
  await (options.listen ? fastify.listen({ port: 0, host: '127.0.0.1' }) : fastify.ready());
  return fastify;
}

/** Origin of a listening server. */
export const originOf = (fastify: FastifyInstance): string =>
  `http://127.0.0.1:${(fastify.server.address() as AddressInfo).port}`;

/** Base paths of the wire. */
export const bases = {
  admin: '/IDCompleteBackendEngine/Default/AdministrationServiceRest',
  authorization: '/IDCompleteBackendEngine/Default/AuthorizationServiceRest',
  identity: '/IDCompleteBackendEngine/IdentityService/v1',
};

/** Any id. */
export const guid = '113e838b-be34-53e9-c52f-3cc45b2d10ce';

/** Every operation at every base it is mounted at, for any ids. */
export const mounted = operationIds.flatMap((id) => {
  const operation: Operation = operationById(id);
  return services[operation.service].bases.map((base) => ({
    id,
    operation,
    method: operation.method,
    url: base + operation.path.replace(/\{\w+\}/g, guid),
  }));
});

/** A valid answer of the selfie operation. */
export const operationAnswer = {
  OneTimeSecret: 'gXumaHzDpaYwxEhn0Q6Bo6da',
  TempId: null,
  OperationId: guid,
  Status: 0,
  Message: null,
  StartDate: '2021-10-13T15:59:25.06Z',
  EndDate: null,
};

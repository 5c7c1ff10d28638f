import { AsyncLocalStorage } from 'node:async_hooks';
import { type OperationId, operationById, operationIds, services } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import type { Authentication } from '../../packages/server/src/platform/access/admit.ts';
import type { Handlers } from '../../packages/server/src/platform/http/handler.ts';
import { createHttpServer } from '../../packages/server/src/platform/http/http-server.ts';
import { serve } from '../../packages/server/src/platform/http/serve.ts';
import { createLog } from '../../packages/server/src/platform/log.ts';

/** What answers behind the front: one node. */
export interface Served {
  handlers: Handlers;
  authentication: Authentication;
}

/** A request to an operation. */
export interface Request {
  params?: Record<string, string>;
  /** With the `?`. */
  query?: string;
  body?: object;
  form?: FormData;
  token?: string;
  /** Of the portal, in place of a token. */
  operator?: SimulatedOperator;
}

/** Somebody at the portal; whoever is named is signed in. */
export interface SimulatedOperator {
  tenantId: string;
  name: string;
}

/** Where a request says which operator sends it, in place of the portal's cookie. */
export const operatorHeader = 'x-simulated-operator';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of any operation
  body: any;
}

/**
 * The HTTP server of every node of every history: to compile its checks takes longer than a whole history, and it keeps
 * nothing. A request says which node is asked.
 */
export interface Front {
  ask(node: Served, id: OperationId, request: Request): Promise<Answer>;
  close(): Promise<void>;
}

const nodes = new AsyncLocalStorage<Served>();

function servedNode(): Served {
  const node = nodes.getStore();
  if (node === undefined) throw new Error('A request that no node was asked');
  return node;
}

/** Finds, for each request, the handlers and the authentication of the node that is asked. */
function mountNodes(fastify: FastifyInstance): void {
  const handlers = Object.fromEntries(
    operationIds.map((id) => [
      id,
      (call: never) => (servedNode().handlers[id] as (call: never) => unknown)(call),
    ]),
  ) as unknown as Handlers;
  const authentication = new Proxy({} as Authentication, {
    get: (_, name: keyof Authentication) => servedNode().authentication[name],
  });
  serve(fastify, handlers, { authentication });
}

/** @param writeLog takes the lines that requests leave in the log */
export async function openFront(writeLog: (line: string) => void): Promise<Front> {
  const logger = createLog('info', { write: writeLog });
  const fastify = await createHttpServer({ trustProxy: false, secure: false, logger });
  mountNodes(fastify);
  await fastify.ready();
  return {
    close: () => fastify.close(),
    async ask(node, id, { params = {}, query = '', body, form, token, operator }) {
      const { service, method, path } = operationById(id);
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
      const payload = form ?? body;
      // Awaited inside: what `inject` gives asks only once somebody waits for it.
      const reply = await nodes.run(
        node,
        async () =>
          await fastify.inject({
            method,
            url: services[service].bases[0] + filled + query,
            headers: {
              ...(token !== undefined && { authorization: `Bearer ${token}` }),
              ...(operator && { [operatorHeader]: `${operator.tenantId} ${operator.name}` }),
            },
            ...(payload && { payload }),
          }),
      );
      return { status: reply.statusCode, body: reply.body === '' ? null : reply.json() };
    },
  };
}

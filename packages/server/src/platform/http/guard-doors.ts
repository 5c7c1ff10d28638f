import type { IncomingHttpHeaders } from 'node:http';
import { type Door, type DoorId, doorById } from '@selfsame/contract';
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler, RouteOptions } from 'fastify';
import { type AccessCheck, type Authentication, admit } from '../access/admit.ts';
import { Problem } from './problem.ts';
import { tokenOfProtocols } from './sockets.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Row of the contract's doors that says who may come in. */
    door?: DoorId;
  }
  interface FastifyInstance {
    /** The door of all routes in this scope: for plug-ins that mount routes of their own. */
    door?: DoorId;
  }
}

/** What lets in by doors. */
export interface DoorGuards {
  authentication: Authentication;
  /** Whether a request comes from this machine or holds the token of the metrics. */
  isMachine(request: FastifyRequest): boolean;
}

/**
 * Checks who comes in by each route that is no operation, as its row of the contract's doors says. Call before any
 * route is mounted. Every route must then be an operation, the refusal of other methods, or a door: it names its row as
 * `config.door`, or stands in a scope that does (`mountBehind`).
 * @throws Error, when a route is mounted, that names no row or stands at another path than its row says
 */
export function guardDoors(fastify: FastifyInstance, guards: DoorGuards): void {
  const guardsOfRoutes = new WeakSet<object>();
  fastify.addHook('onRoute', function (route) {
    if (route.config?.operation || route.config?.allow !== undefined) return;
    const id = route.config?.door ?? this.door;
    if (!id)
      throw new Error(`${route.method} ${route.url} is neither an operation nor a door of the contract`);
    const door = doorById(id);
    if (!isAt(route, door)) throw new Error(`${id} is mounted as ${route.method} ${route.url}`);
    const others = [route.onRequest ?? []].flat() as onRequestAsyncHookHandler[];
    // Fastify mounts HEAD beside GET with the options of GET.
    if (others.some((hook) => guardsOfRoutes.has(hook))) return;
    const guard: onRequestAsyncHookHandler = async (request) => {
      request.admitted = await admitByDoor(door, request, guards);
    };
    guardsOfRoutes.add(guard);
    route.onRequest = [guard, ...others];
  });
}

/** Mounts routes of a plug-in, which name no row themselves, behind a door. */
export async function mountBehind(
  fastify: FastifyInstance,
  door: DoorId,
  mount: (scope: FastifyInstance) => Promise<void>,
): Promise<void> {
  await fastify.register(async (scope) => {
    scope.decorate('door', door);
    await mount(scope);
  });
}

/** A door's path as the router writes it. */
export const doorUrl = (id: DoorId): string => doorById(id).path.replace(/\{(\w+)\}/g, ':$1');

/**
 * Whether somebody who came in may still be there, without counting as a use of their session.
 * @throws what the authentication throws for other reasons than a right that is gone
 */
export async function isStillAdmitted(
  id: DoorId,
  headers: IncomingHttpHeaders,
  authentication: Authentication,
): Promise<boolean> {
  const { access } = doorById(id);
  if (access.kind === 'link' || access.kind === 'machine') return true;
  try {
    await admit(access, headers, { ...authentication, operator: authentication.peekOperator });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return false;
    throw error;
  }
}

const methods: Readonly<Record<Door['kind'], readonly string[]>> = {
  stream: ['GET', 'HEAD'],
  socket: ['GET', 'HEAD'],
  page: ['GET', 'HEAD'],
  protocol: ['GET', 'HEAD', 'POST', 'OPTIONS'],
};

function isAt({ method, url }: RouteOptions, { path, kind }: Door): boolean {
  const isRead = [method].flat().every((each) => methods[kind].includes(each));
  const pattern = path.replace(/\{(\w+)\}/g, ':$1');
  if (!pattern.endsWith('/*')) return isRead && url === pattern;
  const base = pattern.slice(0, -2);
  return isRead && (url === base || url.startsWith(`${base}/`));
}

async function admitByDoor(
  { kind, access }: Door,
  request: FastifyRequest,
  guards: DoorGuards,
): Promise<AccessCheck> {
  switch (access.kind) {
    case 'link':
      return { principal: { kind: 'anonymous' }, basic: undefined };
    case 'machine':
      if (!guards.isMachine(request)) throw new Problem('E_USER_NOT_AUTHENTICATED');
      return { principal: { kind: 'anonymous' }, basic: undefined };
    default:
      return admit(
        access,
        kind === 'socket' ? headersOfSocket(request) : request.headers,
        guards.authentication,
      );
  }
}

/** A browser lets a page set no header on a socket: the token comes as a protocol. */
function headersOfSocket({ headers }: FastifyRequest): IncomingHttpHeaders {
  return { ...headers, authorization: `Bearer ${tokenOfProtocols(headers['sec-websocket-protocol'])}` };
}

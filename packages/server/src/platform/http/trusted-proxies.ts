import type { FastifyServerOptions } from 'fastify';

/** Proxies whose `X-Forwarded-*` headers are believed: all or none, so many in a row, or those with an address of a list. */
export type TrustedProxies = boolean | number | string | string[];

/**
 * The trust as Fastify takes it. Fastify takes a number for "none", because a count can't tell a proxy from a client that
 * reaches the port itself (its reference, `trustProxy`). The operator who gives a count says that none can, so it is
 * counted here.
 */
export const trustOf = (proxies: TrustedProxies): FastifyServerOptions['trustProxy'] =>
  typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;

import type { FastifyInstance } from 'fastify';
import { doorUrl } from '../../platform/http/guard-doors.ts';
import { Problem } from '../../platform/http/problem.ts';

/** Tells browsers which sites beside those under the RP id may ask for our passkeys (WebAuthn Level 3, §5.11). */
export function mountRelatedOrigins(fastify: FastifyInstance, origins: readonly string[]): void {
  const config = { door: 'GetRelatedOrigins' } as const;
  fastify.get(doorUrl('GetRelatedOrigins'), { config }, async (_request, reply) => {
    if (origins.length === 0) throw new Problem('E_ROUTE_NOT_FOUND');
    return reply.type('application/json').send(JSON.stringify({ origins }));
  });
}

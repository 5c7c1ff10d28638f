import type { FastifyInstance } from 'fastify';
import { doorUrl } from '../platform/http/guard-doors.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Db } from '../store/seal/vault.ts';
import { findLogo } from '../store/tenant/tenant-look.ts';

/**
 * Serves logos to capture pages, each under the hash of its bytes. Opened by themselves they are still nothing but a
 * picture: the type was read from the bytes, browsers must not guess another, and nothing in them may run.
 */
export function mountLogos(fastify: FastifyInstance, db: Db): void {
  const config = { door: 'GetLogo' } as const;
  fastify.get<{ Params: { hash: string } }>(doorUrl('GetLogo'), { config }, async (request, reply) => {
    const { hash } = request.params;
    const logo = /^[0-9a-f]{64}$/.test(hash) ? await findLogo(db, Buffer.from(hash, 'hex')) : undefined;
    if (!logo) throw new Problem('E_ROUTE_NOT_FOUND');
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type(logo.type)
      .send(logo.bytes);
  });
}

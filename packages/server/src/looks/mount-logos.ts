import { services } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../platform/problem.ts';
import { findLogo } from '../store/tenant-look.ts';
import type { Db } from '../store/vault.ts';

/**
 * Serves logos to capture pages, each under the hash of its bytes. Opened by themselves they are still nothing but a
 * picture: the type was read from the bytes, browsers must not guess another, and nothing in them may run.
 */
export const mountLogos = (fastify: FastifyInstance, db: Db): void => {
  const [base] = services.capture.bases;
  fastify.get<{ Params: { hash: string } }>(`${base}/logos/:hash`, async (request, reply) => {
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
};

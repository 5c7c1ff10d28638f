import type { FastifyInstance } from 'fastify';
import { mountLogos } from './mount-logos.ts';
import { looksHandlers } from './routes.ts';
import type { LooksDependencies } from './update-looks.ts';

/** How a tenant's capture page looks. */
export const looksModule = (needs: LooksDependencies) => ({
  handlers: looksHandlers(needs),
  mount: (fastify: FastifyInstance) => mountLogos(fastify, needs.db),
});

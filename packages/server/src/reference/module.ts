import type { FastifyInstance } from 'fastify';
import { mountReference, type ReferenceOptions } from './mount-reference.ts';

/** What developers read: the reference, OpenAPI documents, Postman collections. */
export const referenceModule = (needs: ReferenceOptions) => ({
  mount: (fastify: FastifyInstance) => mountReference(fastify, needs),
});

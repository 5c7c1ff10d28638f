import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import {
  type OpenApiDocumentName,
  openApiDocument,
  openApiDocuments,
  type PostmanCollectionName,
  postmanCollection,
  postmanCollections,
} from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { mountBehind } from '../platform/http/guard-doors.ts';
import { errorsPath } from '../platform/http/problem-body.ts';
import { errorsPage } from './errors-page.ts';
import { referenceInitializer, referencePage } from './reference-page.ts';

/** What the reference shows. */
export interface ReferenceOptions {
  /** Origin under which clients reach this server. */
  baseUrl: string;
  version: string;
}

/** Swagger UI draws with inline style attributes; scripts stay our own origin's. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Serves what developers read: `/docs` (browsable), `/docs/errors`, `/openapi/{name}.json` and `/postman/{name}.json`
 * (downloads). Public: they hold nothing but the contract.
 */
export async function mountReference(fastify: FastifyInstance, options: ReferenceOptions): Promise<void> {
  for (const name of Object.keys(openApiDocuments) as OpenApiDocumentName[])
    fastify.get(`/openapi/${name}.json`, { config: { door: 'GetOpenApi' } }, async (_, reply) => {
      reply.header('content-disposition', `inline; filename="selfsame-${name}.openapi.json"`);
      return openApiDocument(name, options);
    });
  for (const name of postmanCollections satisfies readonly PostmanCollectionName[])
    fastify.get(`/postman/${name}.json`, { config: { door: 'GetPostman' } }, async (_, reply) => {
      reply.header('content-disposition', `attachment; filename="selfsame-${name}.postman_collection.json"`);
      return postmanCollection(name, options);
    });
  await mountBehind(fastify, 'GetReference', mountPages);
}

async function mountPages(fastify: FastifyInstance): Promise<void> {
  fastify.get('/docs', async (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy)
      .send(referencePage),
  );
  fastify.get(errorsPath, async (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy)
      .send(errorsPage),
  );
  fastify.get('/docs/reference.js', async (_, reply) =>
    reply.type('text/javascript; charset=utf-8').send(referenceInitializer),
  );
  await fastify.register(fastifyStatic, {
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/assets/',
    allowedPath: (path) => ['/swagger-ui.css', '/swagger-ui-bundle.js'].includes(path),
    index: false,
    decorateReply: false,
  });
}

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
import { serveDocs, serveLlmsText } from './serve-docs.ts';

/** What the reference shows. */
export interface ReferenceOptions {
  /** Origin under which clients reach this server. */
  baseUrl: string;
  version: string;
}

/**
 * Serves what developers read: the documentation site at `/docs/`, `/llms.txt`, `/openapi/{name}.json` and
 * `/postman/{name}.json` (downloads), each with a list at its folder. Public: they hold nothing but the contract.
 */
export async function mountReference(fastify: FastifyInstance, options: ReferenceOptions): Promise<void> {
  for (const name of Object.keys(openApiDocuments) as OpenApiDocumentName[])
    fastify.get(`/openapi/${name}.json`, { config: { door: 'GetOpenApi' } }, async (_, reply) => {
      reply.header('content-disposition', `inline; filename="selfsame-${name}.openapi.json"`);
      return openApiDocument(name, options);
    });
  // What is there, for whoever knows the folder only.
  fastify.get('/openapi', { config: { door: 'GetOpenApi' } }, async () => ({
    documents: Object.entries(openApiDocuments).map(([name, { title }]) => ({
      title,
      url: `${options.baseUrl}/openapi/${name}.json`,
    })),
  }));
  fastify.get('/postman', { config: { door: 'GetPostman' } }, async () => ({
    collections: postmanCollections.map((name) => ({ url: `${options.baseUrl}/postman/${name}.json` })),
  }));
  for (const name of postmanCollections satisfies readonly PostmanCollectionName[])
    fastify.get(`/postman/${name}.json`, { config: { door: 'GetPostman' } }, async (_, reply) => {
      reply.header('content-disposition', `attachment; filename="selfsame-${name}.postman_collection.json"`);
      return postmanCollection(name, options);
    });
  await mountBehind(fastify, 'GetReference', serveDocs);
  await mountBehind(fastify, 'GetLlmsText', serveLlmsText);
}

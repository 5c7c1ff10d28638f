/** The yardstick of `bench:api`: one Fastify route that parses and answers JSON, in a process of its own. */
import Fastify from 'fastify';

const fastify = Fastify();
const answer = {
  OperationId: '113e838b-be34-53e9-c52f-3cc45b2d10ce',
  Status: 0,
  Message: null,
  StartDate: '2026-01-31T09:30:00.000Z',
  EndDate: null,
};
fastify.post('/', async () => answer);
fastify.get('/', async () => answer);
await fastify.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${(fastify.server.address() as { port: number }).port}\n`);

import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { createHttpServer } from './http-server.ts';

/** Stops a server; far below the time for which Node or Fastify keep a connection. */
async function endsSoon(fastify: FastifyInstance): Promise<boolean> {
  const closed = fastify.close().then(() => true);
  return Promise.race([closed, sleep(20_000, false, { ref: false })]);
}

async function listen(fastify: FastifyInstance): Promise<number> {
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  return (fastify.server.address() as AddressInfo).port;
}

test('a server that stops while connections are open that asked nothing, as browsers keep them ready: ends', async (t) => {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  const port = await listen(fastify);
  const accepted = new Promise((resolve) => fastify.server.once('connection', resolve));
  const socket = connect(port, '127.0.0.1');
  t.after(() => socket.destroy());
  socket.on('error', () => undefined);
  await accepted;
  assert.equal(await endsSoon(fastify), true);
});

test('a server that stops while a request runs: answers it, and ends', async (t) => {
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  fastify.get('/', async () => {
    asked.resolve();
    await answered.promise;
    return 'done';
  });
  const port = await listen(fastify);
  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  const body = new Promise<string>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent }, (response) => resolve(text(response))).on('error', reject);
  });
  await asked.promise;
  const ends = endsSoon(fastify);
  await sleep(100);
  answered.resolve();
  assert.equal(await body, 'done');
  assert.equal(await ends, true);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { mountRelatedOrigins } from './mount-related-origins.ts';

async function open(origins: string[]) {
  const server = fastify();
  mountRelatedOrigins(server, origins);
  return server.inject('/.well-known/webauthn');
}

test('mountRelatedOrigins: the list that browsers read; nothing where nobody is named', async () => {
  const { statusCode, headers, body } = await open(['https://partner.example']);
  assert.equal(statusCode, 200);
  assert.match(String(headers['content-type']), /^application\/json/);
  assert.equal(body, '{"origins":["https://partner.example"]}');
  assert.notEqual((await open([])).statusCode, 200);
});

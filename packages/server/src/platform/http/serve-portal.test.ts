import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createHttpServer } from './http-server.ts';
import { servePortal } from './serve-portal.ts';

let root: string;
let fastify: FastifyInstance;

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'selfsame-portal-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<script nonce="NONCE"></script><meta nonce="NONCE">');
  await writeFile(join(root, 'assets/index-12345678.js'), 'export {}');
  fastify = await createHttpServer({ trustProxy: false, secure: true });
  await servePortal(fastify, {
    root,
    noncePlaceholder: 'NONCE',
    contentSecurityPolicy: (nonce) => `script-src 'nonce-${nonce}'`,
  });
});

after(async () => {
  await fastify.close();
  await rm(root, { recursive: true });
});

const nonceOf = (body: string) => /script nonce="([^"]+)"/.exec(body)?.[1];

for (const url of ['/portal/', '/portal/users', '/portal/users/a%2Fb/history?page=2'])
  test(`servePortal: ${url}, answers the page with a nonce of its own in policy and tags`, async () => {
    const first = await fastify.inject({ url });
    const second = await fastify.inject({ url });
    assert.equal(first.statusCode, 200);
    assert.match(String(first.headers['content-type']), /^text\/html/);
    const nonce = nonceOf(first.body);
    assert.ok(nonce && nonce.length >= 24);
    assert.doesNotMatch(first.body, /NONCE/);
    assert.equal(first.headers['content-security-policy'], `script-src 'nonce-${nonce}'`);
    assert.notEqual(nonce, nonceOf(second.body));
    assert.equal(first.headers['cache-control'], 'no-store');
    assert.match(String(first.headers['permissions-policy']), /camera=\(\)/);
    assert.match(String(first.headers['strict-transport-security']), /max-age=/);
  });

test('servePortal: /portal without a slash, redirects to the one with it and keeps the query', async () => {
  const plain = await fastify.inject({ url: '/portal' });
  assert.equal(plain.statusCode, 308);
  assert.equal(plain.headers.location, '/portal/');
  assert.equal((await fastify.inject({ url: '/portal?a=b' })).headers.location, '/portal/?a=b');
});

test('servePortal: a file of its own, is kept for ever; an unknown one is 404', async () => {
  const file = await fastify.inject({ url: '/portal/assets/index-12345678.js' });
  assert.equal(file.statusCode, 200);
  assert.match(String(file.headers['cache-control']), /immutable/);
  for (const url of ['/portal/assets/index-00000000.js', '/portal/v1/nothing'])
    assert.equal((await fastify.inject({ url })).statusCode, 404, url);
});

test('servePortal: another method than GET, is refused', async () => {
  assert.equal((await fastify.inject({ method: 'POST', url: '/portal/users' })).statusCode, 404);
});

test('servePortal: without a build, says what to do', async () => {
  await assert.rejects(
    servePortal(fastify, { root: join(root, 'none'), noncePlaceholder: 'x', contentSecurityPolicy: String }),
    /npm run build/,
  );
});
